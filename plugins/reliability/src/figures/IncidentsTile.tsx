import type { IncidentsFigure } from '@afterword/plugin-reliability-common';
import { FigureTile } from '@afterword/plugin-reliability-react';
import { useWords } from '../words';
import { changeFacts } from './changeFacts';
import { FactRow } from './FactRow';
import type { TileParts } from './tileParts';
import { useCountWords } from './useCountWords';

/** How many incidents there were, of each severity, and what was reported beside them. */
export function IncidentsTile({
  figure,
  isBrief = false,
  ...parts
}: TileParts & {
  readonly figure: IncidentsFigure;
  /** Their severities are shown elsewhere on the page. */
  readonly isBrief?: boolean;
}) {
  const { t } = useWords();
  const counts = useCountWords();
  if (figure.state === 'notObserved') {
    return (
      <FigureTile
        {...parts}
        state="notObserved"
        reason={t('figures.notObserved')}
      />
    );
  }
  const { count, interval, per30Days, observedDays } = figure;
  const [near, ...others] = counts.beside(figure);
  const rate =
    per30Days === null
      ? []
      : [
          t('figures.per30Days', {
            n: Math.round(per30Days * 10) / 10,
          }),
        ];
  return (
    <FigureTile
      {...parts}
      state={figure.state}
      value={String(count)}
      unit={
        near === undefined ? undefined : t('figures.beside', { counts: near })
      }
      interval={`${Math.round(interval[0])}–${Math.round(interval[1])}`}
      intervalNote={t('figures.inDays', { n: Math.floor(observedDays) })}
      note={
        <FactRow
          facts={[
            ...(isBrief ? [] : counts.severities(figure)),
            ...others,
            ...rate,
            ...changeFacts(t, figure.change),
          ]}
        />
      }
    />
  );
}
