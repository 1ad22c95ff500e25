import { useState } from 'react';
import { Select } from '@backstage/ui';
import {
  incidentsContract,
  severities,
} from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { refusedParts } from '../../editing/refusedParts';
import { EntitiesField } from '../../fields/EntitiesField';
import { LineField } from '../../fields/LineField';
import { ProseField } from '../../fields/ProseField';
import { useWords } from '../../words';
import { incidentOf, emptyIncidentDraft } from './incidentDraft';
import formStyles from '../../editing/form.module.css';
import { ReportDialog } from './ReportDialog';
import { useDraft } from './useDraft';
import { useRefusals } from './useRefusals';
import { useSayThanks } from './useSayThanks';
import { useSendOnce } from './useSendOnce';
import { WhenField } from './WhenField';

/** Kinds that are reported here; a near miss has a form of its own. */
const KINDS = ['incident', 'drill', 'maintenance'] as const;

/** Props of {@link ReportIncidentDialog}. */
export interface ReportIncidentDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Where the reader stands; affected unless the reader says otherwise. */
  readonly entityRef?: string;
}

/** An incident, with what is known of it now. */
export function ReportIncidentDialog({
  isOpen,
  ...form
}: ReportIncidentDialogProps) {
  return isOpen ? <IncidentForm {...form} /> : null;
}

function IncidentForm({
  onClose,
  entityRef = '',
}: Omit<ReportIncidentDialogProps, 'isOpen'>) {
  const { t } = useWords();
  const [empty] = useState({ ...emptyIncidentDraft, entities: entityRef });
  const { fields, begunAt, isTouched, change, clear } = useDraft(
    `incident:${entityRef}`,
    empty,
  );
  const [opened] = useState(() => new Date().toISOString());
  // "Just now" is when the first word was typed, also if it is sent much later.
  const now = begunAt ?? opened;
  const [wasTried, setTried] = useState(false);
  const write = useReliabilityWrite(incidentsContract.createIncident);
  const keyFor = useSendOnce();
  const sayThanks = useSayThanks();
  const body = incidentOf(fields, now);
  const { impactStarted, mitigated } = body.times;
  const endsBeforeBegun =
    Date.parse(mitigated ?? '') < Date.parse(impactStarted ?? '');
  const { problemOf, refusal } = useRefusals(
    wasTried ? refusedParts(incidentsContract.createIncident, body) : [],
    ['title', 'summary', 'times.impactStarted', 'times.mitigated'],
  );

  const send = async () => {
    setTried(true);
    if (refusedParts(incidentsContract.createIncident, body).length > 0) return;
    try {
      const { key } = await write.mutateAsync({
        body,
        idempotencyKey: keyFor(body),
      });
      clear();
      onClose();
      sayThanks(key);
    } catch {
      // Shown in the dialog; what was typed stays.
    }
  };

  return (
    <ReportDialog
      title={t('incidents.report.incident')}
      lead={t('incidents.report.incidentLead')}
      sendLabel={t('incidents.report.sendIncident')}
      isTouched={isTouched}
      isPending={write.isPending}
      error={refusal ?? write.error}
      onClose={onClose}
      onDiscard={() => {
        clear();
        setTried(false);
      }}
      onSend={send}
    >
      <LineField
        autoFocus
        label={t('incidents.report.title')}
        placeholder={t('incidents.report.titlePlaceholder')}
        value={fields.title}
        onChange={title => change({ title })}
        problem={problemOf('title', fields.title)}
        maxLength={300}
      />
      <EntitiesField
        label={t('incidents.report.entities')}
        value={fields.entities.split(' ').filter(Boolean)}
        onChange={refs => change({ entities: refs.join(' ') })}
      />
      <div className={formStyles.pair}>
        <Select
          label={t('incidents.report.kind')}
          options={KINDS.map(id => ({ id, label: t(`incidents.kind.${id}`) }))}
          value={fields.kind}
          onChange={key => change({ kind: String(key) })}
        />
        <Select
          label={t('incidents.report.severity')}
          options={[
            { id: 'unrated', label: t('incidents.report.severityUnstated') },
            ...severities.map(id => ({
              id,
              label: t(`incidents.severity.${id}`),
            })),
          ]}
          value={fields.severity}
          onChange={key => change({ severity: String(key) })}
        />
      </div>
      <WhenField
        label={t('incidents.report.began')}
        choices={[
          { id: 'now', label: t('incidents.report.now') },
          { id: 'unknown', label: t('incidents.report.unknown') },
        ]}
        choice={fields.began}
        at={fields.beganAt}
        onChange={(began, beganAt) => change({ began, beganAt })}
        problem={problemOf('times.impactStarted')}
      />
      <WhenField
        label={t('incidents.report.ended')}
        choices={[
          { id: 'notEnded', label: t('incidents.report.notEnded') },
          { id: 'now', label: t('incidents.report.now') },
        ]}
        choice={fields.ended}
        at={fields.endedAt}
        onChange={(ended, endedAt) => change({ ended, endedAt })}
        problem={problemOf('times.mitigated')}
        note={
          endsBeforeBegun ? t('incidents.report.endsBeforeBegun') : undefined
        }
      />
      <ProseField
        label={t('incidents.report.summary')}
        secondaryLabel={t('incidents.report.optional')}
        description={t('incidents.page.markdownHelp')}
        value={fields.summary}
        onChange={summary => change({ summary })}
        rows={3}
        problem={problemOf('summary', fields.summary)}
        maxLength={20_000}
      />
    </ReportDialog>
  );
}
