import { useCallback } from 'react';
import { useLocation } from 'react-router-dom';
import { Button } from '@backstage/ui';
import {
  Incident,
  TimePoint,
  timePointKinds,
} from '@afterword/plugin-reliability-common';
import { RelativeTime, SectionCard } from '@afterword/plugin-reliability-react';
import { PersonName } from '../../people/PersonName';
import { useWords } from '../../words';
import { timeAnchor } from '../timeAnchor';
import { KeptDayText, TimePointText } from '../TimePointText';
import type { Editing } from './Editing';
import styles from './TimePointsSection.module.css';

/** The six time points, each with who says so. */
export function TimePointsSection({
  incident,
  onEdit,
}: {
  readonly incident: Incident;
  /** Missing for whoever may only read it. */
  readonly onEdit?: (editing: Editing) => void;
}) {
  const { t } = useWords();
  const { hash } = useLocation();
  // Whoever came for one time is led to it, once it is there.
  const leadTo = useCallback((row: HTMLTableRowElement | null) => {
    row?.scrollIntoView?.({ block: 'center' });
    row?.querySelector('button')?.focus({ preventScroll: true });
  }, []);
  return (
    <SectionCard
      title={t('incidents.page.times')}
      lead={t('incidents.page.timesLead')}
      body="flush"
    >
      <table className={styles.times}>
        <thead>
          <tr>
            <th scope="col">{t('incidents.page.time')}</th>
            <th scope="col">{t('incidents.page.when')}</th>
            <th scope="col">{t('incidents.page.origin')}</th>
            {onEdit && <td />}
          </tr>
        </thead>
        <tbody>
          {timePointKinds.map(kind => {
            const point = incident.times[kind];
            const what = t(`incidents.timePoint.${kind}`);
            const isAsked = hash === `#${timeAnchor(kind)}`;
            const flag = incident.flags.find(({ field }) => field === kind);
            return (
              <tr
                key={kind}
                id={timeAnchor(kind)}
                data-asked={isAsked || undefined}
                ref={isAsked ? leadTo : undefined}
              >
                <th scope="row">{what}</th>
                <td>
                  {point ? (
                    <TimePointText point={point} />
                  ) : (
                    <span className={styles.quiet}>
                      {t('incidents.page.notKnown')}
                    </span>
                  )}
                  {flag && flag.reason !== 'differsFromStated' && (
                    <span className={styles.flag}>
                      {t(`incidents.page.${flag.reason}`)}
                    </span>
                  )}
                </td>
                <td className={styles.origin}>
                  {point && <Origin point={point} />}
                </td>
                {onEdit && (
                  <td className={styles.change}>
                    <Button
                      variant="tertiary"
                      aria-label={t('incidents.page.changeOf', { what })}
                      onPress={() => onEdit({ what: 'time', kind })}
                    >
                      {t('incidents.page.change')}
                    </Button>
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </SectionCard>
  );
}

function Origin({ point }: { readonly point: TimePoint }) {
  const { t } = useWords();
  if (point.by === null) {
    const when = <KeptDayText of={point.changedAt} />;
    return <>{t('incidents.page.byNobody', { when })}</>;
  }
  const when = <RelativeTime at={point.changedAt} />;
  return point.origin === 'source' ? (
    <>{t('incidents.page.bySource', { source: point.by, when })}</>
  ) : (
    <>
      {t('incidents.page.byPerson', {
        person: <PersonName of={point.by} />,
        when,
      })}
    </>
  );
}
