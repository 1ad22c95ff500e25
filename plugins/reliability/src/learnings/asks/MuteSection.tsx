import { useState } from 'react';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Button } from '@backstage/ui';
import {
  LearningMuteChange,
  learningsContract,
} from '@afterword/plugin-reliability-common';
import {
  RelativeTime,
  RowList,
  RowListItem,
  SectionCard,
  useReaderLocale,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import type { Notify } from '../../editing/useNotice';
import { DayField } from '../../fields/DayField';
import { LineField } from '../../fields/LineField';
import { ChangeRow } from '../../listing/ChangeRow';
import { useWords } from '../../words';
import styles from './asks.module.css';
import { useMute } from './useMute';

const MAX_REASON = 1_000;

/** Whether one entity is asked about learnings, who muted it when and why, and until when; mutes it, and lets it be asked again. */
export function MuteSection({
  entity,
  notify,
}: {
  readonly entity: string;
  readonly notify: Notify;
}) {
  const { t } = useWords();
  const { primaryTitle: name } = useEntityPresentation(entity);
  const { data } = useReliabilityQuery(learningsContract.getLearningMute, {
    params: { entity },
  });
  const muting = useMute({ ref: entity, name }, notify);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState<string>();
  if (!data || (!data.editable && data.history.length === 0)) return null;
  const put = async (muted: boolean) => {
    const said = muted
      ? { reason: reason.trim(), ...(until ? { until } : {}) }
      : {};
    if (!(await muting.put({ muted, ...said }))) return;
    setReason('');
    setUntil(undefined);
  };
  return (
    <SectionCard
      title={t(`learnings.asks.mutes.${data.muted ? 'isMuted' : 'isAsked'}`, {
        entity: name,
      })}
      body={data.history.length > 0 ? 'flush' : 'padded'}
    >
      {data.history.length > 0 && (
        <RowList aria-label={t('learnings.asks.mutes.history')}>
          {data.history.map((change, index) => (
            // Two changes may be of one moment; new ones come at the beginning.
            <Change key={data.history.length - index} change={change} />
          ))}
        </RowList>
      )}
      {data.editable && (
        <div className={styles.mute}>
          {data.muted ? (
            <Button
              variant="secondary"
              isPending={muting.isPending}
              onPress={() => put(false)}
            >
              {t('learnings.asks.mutes.again')}
            </Button>
          ) : (
            <>
              <div className={styles.words}>
                <LineField
                  label={t('learnings.asks.mutes.reason')}
                  value={reason}
                  onChange={setReason}
                  maxLength={MAX_REASON}
                />
              </div>
              <DayField
                label={t('learnings.asks.mutes.until')}
                value={until}
                onChange={setUntil}
              />
              <Button
                variant="secondary"
                isPending={muting.isPending}
                onPress={() => put(true)}
              >
                {t('learnings.asks.mute', { entity: name })}
              </Button>
            </>
          )}
        </div>
      )}
    </SectionCard>
  );
}

function Change({
  change: { muted, at, by, reason, until },
}: {
  readonly change: LearningMuteChange;
}) {
  const { t } = useWords();
  const locale = useReaderLocale();
  const day = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeZone: 'UTC',
  });
  if (by === null) {
    return (
      <RowListItem
        title={t('learnings.asks.mutes.over')}
        detail={<RelativeTime at={at} />}
      />
    );
  }
  return (
    <ChangeRow
      did={t(`learnings.asks.mutes.${muted ? 'muted' : 'unmuted'}`)}
      lines={[
        ...(reason === '' ? [] : [reason]),
        ...(until === null
          ? []
          : [
              t('learnings.asks.mutes.untilDay', {
                day: day.format(new Date(until)),
              }),
            ]),
      ]}
      entry={{ at, by }}
    />
  );
}
