import type { IncidentsFigure } from '@afterword/plugin-reliability-common';
import { FigureTile } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';

/** How many incidents there were, and near misses beside them. */
export function IncidentsTile({
  figure,
}: {
  readonly figure: IncidentsFigure;
}) {
  const { t } = useWords();
  const label = t('entity.figure.incidents');
  if (figure.state === 'notObserved') {
    return (
      <FigureTile
        label={label}
        state="notObserved"
        reason={t('entity.figure.notObserved')}
      />
    );
  }
  const { count, interval, per30Days, observedDays, byKind } = figure;
  return (
    <FigureTile
      label={label}
      state={figure.state}
      value={String(count)}
      unit={
        byKind.nearMiss > 0
          ? t('entity.figure.nearMisses', { count: byKind.nearMiss })
          : undefined
      }
      interval={`${Math.round(interval[0])}–${Math.round(interval[1])}`}
      intervalNote={t('entity.figure.inDays', { n: Math.floor(observedDays) })}
      note={
        per30Days === null
          ? undefined
          : t('entity.figure.per30Days', { n: Math.round(per30Days * 10) / 10 })
      }
    />
  );
}
