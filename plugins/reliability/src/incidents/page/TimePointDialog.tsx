import { useState } from 'react';
import { Button } from '@backstage/ui';
import {
  Incident,
  incidentsContract,
  TimePointKind,
} from '@afterword/plugin-reliability-common';
import { useMomentText } from '@afterword/plugin-reliability-react';
import { StalePanel } from '../../editing/StalePanel';
import { MomentField } from '../../fields/MomentField';
import { readerZone } from '../../readerZone';
import { useWords } from '../../words';
import { EditDialog } from '../../editing/EditDialog';
import styles from './page.module.css';
import { useVersionedWrite } from './useVersionedWrite';

/** A person's word on one time point: when it was, that nobody knows, or none any more. */
export function TimePointDialog({
  incident,
  kind,
  onClose,
  onSaved,
}: {
  readonly incident: Incident;
  readonly kind: TimePointKind;
  readonly onClose: () => void;
  /** It is saved; the dialog closes. */
  readonly onSaved?: () => void;
}) {
  const { t } = useWords();
  const pointOf = ({ times }: Incident) => times[kind]?.at ?? null;
  const set = useVersionedWrite(
    incidentsContract.setIncidentTime,
    incident,
    pointOf,
  );
  const clear = useVersionedWrite(
    incidentsContract.clearIncidentTime,
    incident,
    pointOf,
  );
  const before = pointOf(set.base);
  const [at, setAt] = useState<string | undefined>(before ?? undefined);
  const [asked, setAsked] = useState<string | null>(null);
  const sayMoment = useMomentText();
  const sayTime = (time: string | null) =>
    time === null ? t('incidents.page.notKnown') : sayMoment(time);
  const params = { key: incident.key, kind };
  const { conflict } = set;
  const canTakeBack =
    incident.times[kind]?.origin === 'human' ||
    incident.notKnown.includes(kind);

  const closeSaved = () => {
    onSaved?.();
    onClose();
  };
  const save = async (value: string | null) => {
    setAsked(value);
    if (await set.save({ params, body: { at: value } })) closeSaved();
  };

  return (
    <EditDialog
      title={t(`incidents.timePoint.${kind}`)}
      isDirty={at !== (before ?? undefined)}
      isPending={set.isPending || clear.isPending}
      error={set.error ?? clear.error}
      onClose={onClose}
      onSave={() => at !== undefined && save(at)}
      cannotSave={at === undefined}
      otherActions={
        <Button variant="tertiary" onPress={() => save(null)}>
          {t('incidents.page.sayNotKnown')}
        </Button>
      }
    >
      <MomentField
        label={t('incidents.page.moment')}
        description={t('incidents.page.yourZone', {
          zone: readerZone(),
        })}
        value={at}
        onChange={setAt}
        offersNow
        autoFocus
      />
      {canTakeBack && (
        <div>
          <Button
            variant="secondary"
            onPress={async () => {
              if (await clear.save({ params })) closeSaved();
            }}
          >
            {t('incidents.page.takeBack')}
          </Button>
          <p className={styles.quiet}>
            {incident.source
              ? t('incidents.page.takeBackWhy')
              : t('incidents.page.takeBackAlone')}
          </p>
        </div>
      )}
      {conflict && (
        <StalePanel
          rows={[
            {
              label: t(`incidents.timePoint.${kind}`),
              now: sayTime(pointOf(conflict)),
              yours: sayTime(asked),
            },
          ]}
          onKeepMine={async () => {
            if (await set.saveOver({ params, body: { at: asked } })) {
              closeSaved();
            }
          }}
          onTakeTheirs={onClose}
        />
      )}
    </EditDialog>
  );
}
