import {
  changeImpacts,
  changeLinkStates,
  ChangeReview,
  changesContract,
  HistoryEntry,
  likelihoods,
  saidOutcomes,
} from '@afterword/plugin-reliability-common';
import {
  useMomentText,
  useReliabilityPages,
} from '@afterword/plugin-reliability-react';
import { useFailureModes } from '../../failureModes/useFailureModes';
import { ChangeRow } from '../../listing/ChangeRow';
import { ChangesSection, historyLimits } from '../../listing/ChangesSection';
import { useEntityTitles } from '../../listing/useEntityTitles';
import { useListText } from '../../useListText';
import { useWords } from '../../words';

const DID = [
  'created',
  'planned',
  'done',
  'cancelled',
  'reviewed',
  'outcome',
  'risk',
  'surprise',
  'linked',
  'imported',
] as const;

/** What somebody says belongs to a change. */
const LINKED = ['deployment', 'incident'] as const;

/** What a person knows of a change, and its name. */
const FIELDS = {
  title: 'changes.form.name',
  owner: 'changes.page.owner',
  release: 'changes.page.release',
  url: 'changes.page.url',
  outcome: 'changes.outcome.words',
  risk: 'changes.page.risk',
  detection: 'changes.preparation.detection',
  rollback: 'changes.preparation.rollback',
  runbook: 'changes.preparation.runbook',
  actionItem: 'changes.page.actionItem',
} as const;

/** Every change of a change review, the latest first. */
export function ChangeHistory({ change }: { readonly change: ChangeReview }) {
  const { t } = useWords();
  const changes = useReliabilityPages(
    changesContract.getChangeHistory,
    { params: { key: change.key } },
    historyLimits,
  );
  return (
    <ChangesSection
      title={t('changes.page.history')}
      older={t('changes.page.older')}
      changes={changes}
    >
      {entry => (
        <Entry
          key={`${entry.at} ${entry.action} ${JSON.stringify(entry.changes)}`}
          entry={entry}
        />
      )}
    </ChangesSection>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useWords();
  const lines = useLines(entry.changes);
  const did = DID.find(each => each === entry.action) ?? 'changed';
  return (
    <ChangeRow did={t(`changes.page.did.${did}`)} lines={lines} entry={entry} />
  );
}

/** Says what a change changed, a line for each field that a person knows. */
function useLines(changes: HistoryEntry['changes']): string[] {
  const { t } = useWords();
  const sayList = useListText();
  const titles = useEntityTitles(refsIn(changes.entities));
  const sayMoment = useMomentText();
  const nothing = t('changes.page.nothing');
  const plain = (value: unknown) =>
    typeof value === 'string' && value !== '' ? value : nothing;
  const { nameOf } = useFailureModes();
  const mode = (value: unknown) =>
    typeof value === 'string' ? nameOf(value) : nothing;
  const likelihood = (value: unknown) => {
    const known = likelihoods.find(each => each === value);
    return known ? t(`changes.likelihood.${known}`) : nothing;
  };
  const impact = (value: unknown) => {
    const known = changeImpacts.find(each => each === value);
    return known ? t(`changes.impact.${known}`) : nothing;
  };
  const moment = (value: unknown) =>
    typeof value === 'string' ? sayMoment(value) : nothing;
  const entities = (value: unknown) => {
    const names = refsIn(value).map(
      ref => titles.get(ref) ?? ref.slice(ref.indexOf('/') + 1),
    );
    return names.length > 0 ? sayList(names, 'row') : nothing;
  };
  /** A key says what it is of, and where it stands now. */
  const linked = (name: (typeof LINKED)[number]) => {
    const { [name]: keys, link } = changes;
    if (!Array.isArray(keys) || !Array.isArray(link)) return [];
    const state = changeLinkStates.find(each => each === link[1]) ?? 'proposed';
    return [`${plain(keys[1])}: ${t(`changes.links.state.${state}`)}`];
  };
  /** Those of which something else was said than before. */
  const outcomes = () => {
    const { outcomes: pair } = changes;
    if (!Array.isArray(pair)) return [];
    const [before, after] = pair.map(each => saidOutcomes.safeParse(each));
    if (!before.success || !after.success) return [];
    return after.data.flatMap(({ risk, outcome }, index) =>
      before.data[index]?.outcome === outcome
        ? []
        : t('changes.page.saidOf', {
            text: risk,
            outcome: t(`changes.outcome.${outcome}`),
          }),
    );
  };
  /** Why it was cancelled; where it is taken up again there is no reason any more. */
  const reason = () => {
    const { reason: pair } = changes;
    return Array.isArray(pair) && pair[1] ? [String(pair[1])] : [];
  };
  const lineOf = (
    name: string,
    field: string,
    say: (value: unknown) => string,
  ) => {
    const pair = changes[name];
    if (!Array.isArray(pair)) return [];
    const [before, after] = pair.map(say);
    if (before === after) return [];
    return [t('changes.page.fromTo', { field, before, after })];
  };
  return [
    ...reason(),
    ...Object.entries(FIELDS).flatMap(([name, label]) =>
      lineOf(name, t(label), plain),
    ),
    ...lineOf('entities', t('changes.page.touches'), entities),
    ...lineOf('failureMode', t('changes.riskForm.failureMode'), mode),
    ...lineOf('likelihood', t('changes.riskForm.likelihood'), likelihood),
    ...lineOf('impact', t('changes.riskForm.impact'), impact),
    ...outcomes(),
    ...LINKED.flatMap(linked),
    ...lineOf('plannedFor', t('changes.form.plannedFor'), moment),
    ...lineOf('until', t('changes.form.until'), moment),
  ];
}

/** References in a list, or in the two lists of a change. */
function refsIn(value: unknown): string[] {
  return Array.isArray(value)
    ? value.flat().filter(each => typeof each === 'string')
    : [];
}
