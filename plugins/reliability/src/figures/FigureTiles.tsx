import type { ReactNode } from 'react';
import type { ScopeMetrics } from '@afterword/plugin-reliability-common';
import { FigureRow, FigureTile } from '@afterword/plugin-reliability-react';
import { useWords, Words } from '../words';
import { FactRow } from './FactRow';
import { HowComputed } from './HowComputed';
import type { SaidFact } from './said/SaidFigure';
import { useSaidFigures } from './said/useSaidFigures';
import { useCountWords } from './useCountWords';

/** Figures that have a tile, in their order. */
export const tiledFigures = [
  'timeToRestore',
  'timeToDetect',
  'incidents',
  'changeFailureRate',
  'commitmentsOnTime',
] as const;
/** A figure that has a tile. */
export type TiledFigure = (typeof tiledFigures)[number];

/** The figures of a scope side by side. */
export function FigureTiles({
  label,
  metrics,
  chartOf,
  isBrief = false,
}: {
  readonly label: string;
  /** `undefined` while they load. */
  readonly metrics: ScopeMetrics | undefined;
  /** The small chart of a figure; left out where none has one. */
  readonly chartOf?: (figure: TiledFigure) => ReactNode;
  /** The severities of incidents are shown elsewhere on the page. */
  readonly isBrief?: boolean;
}) {
  const { t } = useWords();
  const say = useSaidFigures();
  const { severities } = useCountWords();
  if (!metrics) {
    return (
      <FigureRow aria-label={label}>
        {tiledFigures.map(id => (
          <FigureTile
            key={id}
            label={t(`figures.definition.${id}.name`)}
            state="loading"
            hasChart={chartOf !== undefined}
          />
        ))}
      </FigureRow>
    );
  }
  const { figures } = metrics;
  const factsBefore = (id: TiledFigure): readonly SaidFact[] =>
    id === 'incidents' && !isBrief && 'count' in figures.incidents
      ? severities(figures.incidents)
      : [];
  return (
    <FigureRow aria-label={label}>
      {tiledFigures.map(id => {
        const said = say(figures, id);
        if (!said) return null;
        const { facts, ...figure } = said;
        return (
          <FigureTile
            key={id}
            label={t(`figures.definition.${id}.name`)}
            about={<HowComputed figure={id} metrics={metrics} />}
            chart={chartOf?.(id)}
            {...figure}
            note={<FactRow facts={[...factsBefore(id), ...facts]} />}
            {...(id === 'commitmentsOnTime' && whatIsOpen(t, metrics, facts))}
          />
        );
      })}
    </FigureRow>
  );
}

/** Beside promises that were kept: what is overdue now, or else what is open. */
function whatIsOpen(
  t: Words,
  { commitments }: ScopeMetrics,
  facts: readonly SaidFact[],
) {
  if (commitments === null) return {};
  const { open, overdue } = commitments;
  return {
    overdue:
      overdue > 0 ? t('figures.overdue', { count: overdue, open }) : undefined,
    note: <FactRow facts={[t('figures.open', { count: open }), ...facts]} />,
  };
}
