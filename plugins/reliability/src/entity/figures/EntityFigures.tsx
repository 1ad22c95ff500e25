import type { ScopeMetrics } from '@afterword/plugin-reliability-common';
import { FigureRow, FigureTile } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import { CommitmentsTile } from './CommitmentsTile';
import { DurationTile } from './DurationTile';
import { IncidentsTile } from './IncidentsTile';

const LABELS = [
  'timeToRestore',
  'timeToDetect',
  'incidents',
  'commitments',
] as const;

/** The figures of an entity side by side. */
export function EntityFigures({
  label,
  metrics,
}: {
  readonly label: string;
  /** `undefined` while they load. */
  readonly metrics: ScopeMetrics | undefined;
}) {
  const { t } = useWords();
  if (!metrics) {
    return (
      <FigureRow aria-label={label}>
        {LABELS.map(name => (
          <FigureTile
            key={name}
            label={t(`entity.figure.${name}`)}
            state="loading"
            hasChart={false}
          />
        ))}
      </FigureRow>
    );
  }
  const { figures, commitments } = metrics;
  return (
    <FigureRow aria-label={label}>
      <DurationTile
        label={t('entity.figure.timeToRestore')}
        figure={figures.timeToRestore}
      />
      <DurationTile
        label={t('entity.figure.timeToDetect')}
        figure={figures.timeToDetect}
      />
      <IncidentsTile figure={figures.incidents} />
      {figures.commitmentsOnTime && commitments && (
        <CommitmentsTile figure={figures.commitmentsOnTime} now={commitments} />
      )}
    </FigureRow>
  );
}
