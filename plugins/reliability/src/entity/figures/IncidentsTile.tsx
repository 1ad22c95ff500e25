import type { IncidentsFigure } from '@afterword/plugin-reliability-common';
import { FigureTile } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import { FactRow } from './FactRow';
import { useCountWords } from './useCountWords';

/** How many incidents there were, of each severity, and what was reported beside them. */
export function IncidentsTile({
  figure,
}: {
  readonly figure: IncidentsFigure;
}) {
  const { t } = useWords();
  const counts = useCountWords();
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
  const { count, interval, per30Days, observedDays } = figure;
  const [near, ...others] = counts.beside(figure);
  const rate =
    per30Days === null
      ? []
      : [
          t('entity.figure.per30Days', {
            n: Math.round(per30Days * 10) / 10,
          }),
        ];
  return (
    <FigureTile
      label={label}
      state={figure.state}
      value={String(count)}
      unit={
        near === undefined
          ? undefined
          : t('entity.figure.beside', { counts: near })
      }
      interval={`${Math.round(interval[0])}–${Math.round(interval[1])}`}
      intervalNote={t('entity.figure.inDays', { n: Math.floor(observedDays) })}
      note={
        <FactRow facts={[...counts.severities(figure), ...others, ...rate]} />
      }
    />
  );
}
