import type { ReactNode } from 'react';
import type { ScopeMetrics } from '@afterword/plugin-reliability-common';
import { FigureRow, FigureTile } from '@afterword/plugin-reliability-react';
import { useWords } from '../words';
import { ChangesTile } from './ChangesTile';
import { CommitmentsTile } from './CommitmentsTile';
import { DurationTile } from './DurationTile';
import { HowComputed } from './HowComputed';
import { IncidentsTile } from './IncidentsTile';
import type { TileParts } from './tileParts';

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
  isBrief,
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
  const { figures, commitments } = metrics;
  const partsOf = (id: TiledFigure): TileParts => ({
    label: t(`figures.definition.${id}.name`),
    about: <HowComputed figure={id} metrics={metrics} />,
    chart: chartOf?.(id),
  });
  return (
    <FigureRow aria-label={label}>
      <DurationTile
        {...partsOf('timeToRestore')}
        figure={figures.timeToRestore}
      />
      <DurationTile
        {...partsOf('timeToDetect')}
        figure={figures.timeToDetect}
      />
      <IncidentsTile
        {...partsOf('incidents')}
        figure={figures.incidents}
        isBrief={isBrief}
      />
      {figures.changeFailureRate && (
        <ChangesTile
          {...partsOf('changeFailureRate')}
          figure={figures.changeFailureRate}
        />
      )}
      {figures.commitmentsOnTime && commitments && (
        <CommitmentsTile
          {...partsOf('commitmentsOnTime')}
          figure={figures.commitmentsOnTime}
          now={commitments}
        />
      )}
    </FigureRow>
  );
}
