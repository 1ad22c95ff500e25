import { useMemo } from 'react';
import { Delivery, intakeContract } from '@afterword/plugin-reliability-common';
import {
  DateTimeText,
  KeyText,
  RelativeTime,
  useMomentText,
} from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import type { ListColumn } from '../listing/listColumn';
import { incidentRouteRef } from '../routes';
import { useWords } from '../words';
import { DeliveryStateText } from './DeliveryStateText';
import styles from './IntakePage.module.css';
import { IntakeSteps } from './IntakeSteps';

/**
 * The columns of the list of deliveries.
 *
 * @param onDiscard - told which of them somebody wants to discard
 */
export function useDeliveryColumns(
  onDiscard: (id: string) => void,
): readonly ListColumn<Delivery>[] {
  const { t } = useWords();
  const sayMoment = useMomentText();
  const link = useRouteRef(incidentRouteRef);
  return useMemo(
    () => [
      {
        id: 'received',
        label: t('intake.deliveries.received'),
        width: '132px',
        isRowHeader: true,
        narrow: 'title',
        cell: ({ receivedAt }) => <DateTimeText at={receivedAt} />,
      },
      {
        id: 'source',
        label: t('intake.deliveries.source'),
        wraps: true,
        width: '15%',
        cell: ({ source, channel }) => `${source} / ${channel}`,
      },
      {
        id: 'state',
        label: t('intake.deliveries.state'),
        wraps: true,
        width: '108px',
        cell: ({ state, nextAttemptAt }) => (
          <>
            <DeliveryStateText state={state} />
            {nextAttemptAt && (
              <>
                {' '}
                {t('intake.deliveries.again', {
                  at: <RelativeTime at={nextAttemptAt} />,
                })}
              </>
            )}
          </>
        ),
      },
      {
        id: 'attempts',
        label: t('intake.deliveries.attempts'),
        width: '80px',
        align: 'end',
        narrow: 'none',
        cell: ({ attempts }) => attempts,
      },
      {
        id: 'note',
        label: t('intake.deliveries.note'),
        wraps: true,
        cell: ({ note }) => note,
      },
      {
        id: 'incidents',
        label: t('intake.deliveries.incidents'),
        width: '108px',
        cell: ({ incidents }) =>
          incidents.map(key => (
            <span key={key}>
              <KeyText value={key} href={link?.({ key })} />{' '}
            </span>
          )),
      },
      {
        id: 'steps',
        label: t('intake.deliveries.actions'),
        width: '216px',
        narrow: 'steps',
        cell: ({ id, source, receivedAt, state }) => {
          const named = { source, at: sayMoment(receivedAt) };
          return (
            <div className={styles.steps}>
              <IntakeSteps
                id={id}
                replay={{
                  operation: intakeContract.replayDelivery,
                  label: t('intake.deliveries.replay'),
                  name: t('intake.deliveries.replayNamed', named),
                  done: t('intake.deliveries.replayed'),
                }}
                discard={
                  isGivenUp(state)
                    ? {
                        name: t('intake.deliveries.discardNamed', named),
                        onPress: () => onDiscard(id),
                      }
                    : undefined
                }
              />
            </div>
          );
        },
      },
    ],
    [t, sayMoment, link, onDiscard],
  );
}

function isGivenUp(state: Delivery['state']): boolean {
  return state === 'failed' || state === 'partial';
}
