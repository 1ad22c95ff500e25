import type { DurationFigure } from '@afterword/plugin-reliability-common';
import { FigureLine } from './FigureLine';
import { sayDuration } from './said/sayDuration';
import { useSayings } from './said/useSayings';

/** A typical duration with its interval and on what it rests, in a line; or why there is none. */
export function DurationFigureText({
  figure,
}: {
  readonly figure: DurationFigure;
}) {
  const sayings = useSayings();
  const said = sayDuration(sayings, figure);
  if ('reason' in said) return <FigureLine {...said} />;
  const { value, unit, facts } = said;
  return (
    <FigureLine
      value={{ text: value, unit }}
      interval={
        'interval' in figure ? sayings.interval(figure.interval) : undefined
      }
      facts={facts}
    />
  );
}
