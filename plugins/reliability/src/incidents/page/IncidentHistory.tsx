import {
  HistoryEntry,
  Incident,
  incidentsContract,
} from '@afterword/plugin-reliability-common';
import { useReliabilityPages } from '@afterword/plugin-reliability-react';
import { ChangeRow } from '../../listing/ChangeRow';
import { ChangesSection, historyLimits } from '../../listing/ChangesSection';
import { useWords } from '../../words';
import { useHistoryLines } from './useHistoryLines';

/** Every change of an incident, the latest first. */
export function IncidentHistory({ incident }: { readonly incident: Incident }) {
  const { t } = useWords();
  const changes = useReliabilityPages(
    incidentsContract.getIncidentHistory,
    { params: { key: incident.key } },
    historyLimits,
  );
  const isWithoutName = !incident.createdBy && !incident.source;
  return (
    <ChangesSection
      title={t('incidents.page.history')}
      none={isWithoutName ? t('incidents.page.toldByNobody') : undefined}
      older={t('incidents.page.earlier')}
      changes={changes}
    >
      {entry => <Entry key={`${entry.at} ${entry.version}`} entry={entry} />}
    </ChangesSection>
  );
}

/** How an incident comes to be, by hand, by an import or from a source; what an import or a source says later has changes. */
const BEGINNINGS = {
  created: 'created',
  imported: 'imported',
  delivered: 'delivered',
} as const;

const ACTIONS = {
  imported: 'importedAgain',
  delivered: 'deliveredMore',
  changed: 'changed',
  merged: 'merged',
  'merged with': 'mergedWith',
  unmerged: 'unmerged',
  'unmerged from': 'unmergedFrom',
  'change proposed': 'changeProposed',
  'change confirmed': 'changeConfirmed',
  'change withdrawn': 'changeWithdrawn',
  'not change-caused': 'notChangeCaused',
  'change cause reopened': 'changeCauseReopened',
} as const;

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useWords();
  const lines = useHistoryLines()(entry.changes);
  const { action, changes } = entry;
  const isBare = Object.keys(changes).length === 0;
  const names = { ...ACTIONS, ...(isBare && BEGINNINGS) };
  const known = Object.entries(names).find(([name]) => name === action)?.[1];
  const did = () => {
    if (known) return t(`incidents.page.${known}`);
    return action.startsWith('time ')
      ? t('incidents.page.timeChanged')
      : t('incidents.page.changed');
  };
  return <ChangeRow did={did()} lines={lines} entry={entry} />;
}
