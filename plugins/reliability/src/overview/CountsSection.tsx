import { CSSProperties } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { ScopeMetrics, severities } from '@afterword/plugin-reliability-common';
import {
  HiddenText,
  SectionCard,
  SeverityText,
  SkeletonText,
} from '@afterword/plugin-reliability-react';
import { HowComputed } from '../figures/HowComputed';
import type { CountedIncidents } from '../figures/useCountWords';
import { incidentsRouteRef } from '../routes';
import { useWords } from '../words';
import styles from './CountsSection.module.css';
import { incidentsOf } from './incidentsOf';

/** How many incidents there were of each severity, and what was reported beside them, of which more is not worse. */
export function CountsSection({
  metrics,
}: {
  /** `undefined` while they load. */
  readonly metrics: ScopeMetrics | undefined;
}) {
  const { t } = useWords();
  const incidents = metrics?.figures.incidents;
  if (incidents?.state === 'notObserved') return null;
  return (
    <div className={styles.counts}>
      <SectionCard
        title={t('overview.counts.title')}
        foot={
          incidents && incidents.originOnly > 0
            ? t('overview.counts.originOnly', { count: incidents.originOnly })
            : undefined
        }
      >
        {metrics && incidents ? (
          <BySeverity metrics={metrics} figure={incidents} />
        ) : (
          <SkeletonText lines={6} />
        )}
      </SectionCard>
      <SectionCard
        title={t('overview.counts.beside')}
        meta={metrics && <HowComputed figure="nearMisses" metrics={metrics} />}
        lead={t('overview.counts.moreIsNotWorse')}
        foot={t('overview.counts.neverCounted')}
      >
        {metrics && incidents ? (
          <Beside metrics={metrics} figure={incidents} />
        ) : (
          <SkeletonText lines={3} />
        )}
      </SectionCard>
    </div>
  );
}

function BySeverity({
  metrics,
  figure: { bySeverity },
}: {
  readonly metrics: ScopeMetrics;
  readonly figure: CountedIncidents;
}) {
  const { t } = useWords();
  const list = useRouteRef(incidentsRouteRef)?.();
  const most = Math.max(1, ...Object.values(bySeverity));
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">
            <HiddenText>{t('overview.counts.severity')}</HiddenText>
          </th>
          <th scope="col">
            <HiddenText>{t('overview.counts.incidents')}</HiddenText>
          </th>
        </tr>
      </thead>
      <tbody>
        {severities.map(severity => (
          <tr key={severity}>
            <th scope="row">
              <SeverityText mark={severity}>
                {list ? (
                  <Link
                    href={incidentsOf(list, metrics, {
                      kind: 'incident',
                      severity,
                    })}
                    standalone
                  >
                    {t(`incidents.severity.${severity}`)}
                  </Link>
                ) : (
                  t(`incidents.severity.${severity}`)
                )}
              </SeverityText>
            </th>
            <Count n={bySeverity[severity]} most={most} />
          </tr>
        ))}
        {bySeverity.unknown > 0 && (
          <tr>
            <th scope="row">
              <SeverityText mark="unrated">
                {t('incidents.severity.unrated')}
              </SeverityText>
            </th>
            <Count n={bySeverity.unknown} most={most} />
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Count({ n, most }: { readonly n: number; readonly most: number }) {
  return (
    <td>
      <span className={styles.number}>{n}</span>
      <span
        className={styles.bar}
        style={{ '--share': n / most } as CSSProperties}
        aria-hidden="true"
      />
    </td>
  );
}

function Beside({
  metrics,
  figure: { byKind },
}: {
  readonly metrics: ScopeMetrics;
  readonly figure: CountedIncidents;
}) {
  const { t } = useWords();
  const list = useRouteRef(incidentsRouteRef)?.();
  const rows = [
    ['nearMiss', t('overview.counts.nearMisses')],
    ['drill', t('overview.counts.drills')],
    ['maintenance', t('overview.counts.maintenance')],
  ] as const;
  return (
    <dl className={styles.beside}>
      {rows.map(([kind, name]) => (
        <div key={kind}>
          <dt>
            <SeverityText mark={kind}>
              {list ? (
                <Link href={incidentsOf(list, metrics, { kind })} standalone>
                  {name}
                </Link>
              ) : (
                name
              )}
            </SeverityText>
          </dt>
          <dd>{byKind[kind]}</dd>
        </div>
      ))}
    </dl>
  );
}
