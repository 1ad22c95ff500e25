import {
  CountByWord,
  ScopeMetrics,
  severities,
} from '@afterword/plugin-reliability-common';
import {
  SectionCard,
  SeverityText,
  SkeletonText,
} from '@afterword/plugin-reliability-react';
import { HowComputed } from '../../figures/HowComputed';
import type { CountedIncidents } from '../../figures/useCountWords';
import { useWords } from '../../words';
import styles from './CountsSection.module.css';
import { CountTable } from './CountTable';
import { IncidentsLink } from './IncidentsLink';

/** About as many as there are severities; the rest is one line. */
const MOST_TYPES = 6;

/** How many incidents there were of each severity and type, and what was reported beside them, of which more is not worse. */
export function CountsSection({
  metrics,
}: {
  /** `undefined` while they load. */
  readonly metrics: ScopeMetrics | undefined;
}) {
  const { t } = useWords();
  const figure = metrics?.figures.incidents;
  if (figure?.state === 'notObserved') return null;
  const hasTypes = figure?.byType.some(({ word }) => word !== null);
  return (
    <div className={styles.counts}>
      <SectionCard
        title={t('overview.counts.title')}
        meta={metrics && <HowComputed figure="incidents" metrics={metrics} />}
        foot={
          figure && figure.originOnly > 0
            ? t('overview.counts.originOnly', { count: figure.originOnly })
            : undefined
        }
      >
        {metrics && figure ? (
          <BySeverity metrics={metrics} figure={figure} />
        ) : (
          <SkeletonText lines={6} />
        )}
      </SectionCard>
      {metrics && figure && hasTypes && (
        <ByType metrics={metrics} figure={figure} />
      )}
      <SectionCard
        title={t('overview.counts.beside')}
        meta={metrics && <HowComputed figure="nearMisses" metrics={metrics} />}
        lead={t('overview.counts.moreIsNotWorse')}
        foot={t('overview.counts.neverCounted')}
      >
        {metrics && figure ? (
          <Beside metrics={metrics} figure={figure} />
        ) : (
          <SkeletonText lines={3} />
        )}
      </SectionCard>
    </div>
  );
}

interface Counted {
  readonly metrics: ScopeMetrics;
  readonly figure: CountedIncidents;
}

function BySeverity({ metrics, figure: { bySeverity } }: Counted) {
  const { t } = useWords();
  return (
    <CountTable
      rowsName={t('overview.counts.severity')}
      rows={[
        ...severities.map(severity => ({
          key: severity,
          name: (
            <SeverityText mark={severity}>
              <IncidentsLink
                metrics={metrics}
                filters={{ counted: 'true', severity }}
              >
                {t(`incidents.severity.${severity}`)}
              </IncidentsLink>
            </SeverityText>
          ),
          n: bySeverity[severity],
        })),
        ...(bySeverity.unknown > 0
          ? [
              {
                key: 'unrated',
                name: (
                  <SeverityText mark="unrated">
                    {t('incidents.severity.unrated')}
                  </SeverityText>
                ),
                n: bySeverity.unknown,
              },
            ]
          : []),
      ]}
    />
  );
}

function ByType({ metrics, figure: { byType } }: Counted) {
  const { t } = useWords();
  const shown = mostOf(byType, MOST_TYPES);
  const countOf = (types: readonly CountByWord[]) =>
    types.reduce((sum, { count }) => sum + count, 0);
  const rest = countOf(byType) - countOf(shown);
  return (
    <SectionCard
      title={t('overview.counts.byType')}
      foot={
        rest > 0 ? t('overview.counts.otherTypes', { count: rest }) : undefined
      }
    >
      <CountTable
        rowsName={t('overview.counts.type')}
        rows={shown.map(({ word, count }) => ({
          key: word ?? '',
          name:
            word === null ? (
              t('overview.counts.noType')
            ) : (
              <IncidentsLink
                metrics={metrics}
                filters={{ counted: 'true', type: word }}
              >
                {word}
              </IncidentsLink>
            ),
          n: count,
        }))}
      />
    </SectionCard>
  );
}

/** Those that there are most of, in the order in which they came. */
function mostOf(
  types: readonly CountByWord[],
  most: number,
): readonly CountByWord[] {
  const kept = new Set(
    [...types].sort((a, b) => b.count - a.count).slice(0, most),
  );
  return types.filter(type => kept.has(type));
}

function Beside({ metrics, figure: { byKind } }: Counted) {
  const { t } = useWords();
  const rows = [
    ['nearMiss', t('figures.definition.nearMisses.name')],
    ['drill', t('overview.counts.drills')],
    ['maintenance', t('overview.counts.maintenance')],
  ] as const;
  return (
    <dl className={styles.beside}>
      {rows.map(([kind, name]) => (
        <div key={kind}>
          <dt>
            <SeverityText mark={kind}>
              <IncidentsLink metrics={metrics} filters={{ kind }}>
                {name}
              </IncidentsLink>
            </SeverityText>
          </dt>
          <dd>{byKind[kind]}</dd>
        </div>
      ))}
    </dl>
  );
}
