import { useState } from 'react';
import { Switch } from '@backstage/ui';
import { incidentsContract } from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { refusedParts } from '../../editing/refusedParts';
import { reliableKinds } from '../../entity/entityKinds';
import { EntityField } from '../../fields/EntityField';
import { ProseField } from '../../fields/ProseField';
import { useWords } from '../../words';
import styles from './report.module.css';
import { ReportDialog } from './ReportDialog';
import { useDraft } from './useDraft';
import { useRefusals } from './useRefusals';
import { useSayThanks } from './useSayThanks';
import { useSendOnce } from './useSendOnce';
import { AT, WhenField } from './WhenField';

const EMPTY = {
  happened: '',
  stopped: '',
  help: '',
  when: 'now',
  at: '',
  entity: '',
  anonymous: false,
};

/** Props of {@link ReportNearMissDialog}. */
export interface ReportNearMissDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Where the reader stands; asked for where the reader stands nowhere. */
  readonly entity?: { readonly ref: string; readonly name: string };
}

/** Something that nearly happened, in four fields and two minutes, with or without a name. */
export function ReportNearMissDialog({
  isOpen,
  ...form
}: ReportNearMissDialogProps) {
  return isOpen ? <NearMissForm {...form} /> : null;
}

function NearMissForm({
  onClose,
  entity,
}: Omit<ReportNearMissDialogProps, 'isOpen'>) {
  const { t } = useWords();
  const { fields, begunAt, isTouched, change, clear } = useDraft(
    `near-miss:${entity?.ref ?? ''}`,
    EMPTY,
  );
  const [opened] = useState(() => new Date().toISOString());
  // "Just now" is when the first word was typed, also if it is sent much later.
  const now = begunAt ?? opened;
  const [wasTried, setTried] = useState(false);
  const write = useReliabilityWrite(incidentsContract.reportNearMiss);
  const keyFor = useSendOnce();
  const sayThanks = useSayThanks();
  const body = {
    whatNearlyHappened: fields.happened,
    whenNoticed: fields.when === AT ? fields.at : now,
    whatStoppedIt: fields.stopped,
    whatWouldHelp: fields.help,
    entity: entity?.ref ?? (fields.entity || undefined),
    anonymous: fields.anonymous,
  };
  const { problemOf, refusal } = useRefusals(
    wasTried ? refusedParts(incidentsContract.reportNearMiss, body) : [],
    ['whatNearlyHappened', 'whatStoppedIt', 'whatWouldHelp', 'whenNoticed'],
  );

  const send = async () => {
    setTried(true);
    if (refusedParts(incidentsContract.reportNearMiss, body).length > 0) return;
    try {
      const { key } = await write.mutateAsync({
        body,
        // Without a name nothing is sent that could tie two requests together.
        idempotencyKey: fields.anonymous ? undefined : keyFor(body),
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
      title={
        entity
          ? t('incidents.report.nearMissFor', { name: entity.name })
          : t('incidents.report.nearMiss')
      }
      lead={t('incidents.report.nearMissLead')}
      sendLabel={t('incidents.report.sendNearMiss')}
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
      <ProseField
        autoFocus
        maxLength={20_000}
        label={t('incidents.report.whatNearlyHappened')}
        value={fields.happened}
        onChange={happened => change({ happened })}
        problem={problemOf('whatNearlyHappened', fields.happened)}
      />
      <ProseField
        maxLength={20_000}
        label={t('incidents.report.whatStoppedIt')}
        value={fields.stopped}
        onChange={stopped => change({ stopped })}
        problem={problemOf('whatStoppedIt', fields.stopped)}
      />
      <ProseField
        maxLength={20_000}
        label={t('incidents.report.whatWouldHelp')}
        secondaryLabel={t('incidents.report.optional')}
        placeholder={t('incidents.report.whatWouldHelpPlaceholder')}
        value={fields.help}
        onChange={help => change({ help })}
        problem={problemOf('whatWouldHelp', fields.help)}
      />
      <WhenField
        label={t('incidents.report.whenNoticed')}
        choices={[{ id: 'now', label: t('incidents.report.now') }]}
        choice={fields.when}
        at={fields.at}
        onChange={(when, at) => change({ when, at })}
        problem={problemOf('whenNoticed')}
      />
      {!entity && (
        <EntityField
          label={t('incidents.report.nearMissEntity')}
          secondaryLabel={t('incidents.report.optional')}
          kinds={reliableKinds}
          value={fields.entity || undefined}
          onChange={ref => change({ entity: ref ?? '' })}
        />
      )}
      <div className={styles.switch}>
        <Switch
          label={t('incidents.report.anonymous')}
          isSelected={fields.anonymous}
          onChange={anonymous => change({ anonymous })}
        />
        <p className={styles.note}>{t('incidents.report.anonymousWhy')}</p>
      </div>
    </ReportDialog>
  );
}
