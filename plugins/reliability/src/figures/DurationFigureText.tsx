import type { DurationFigure } from '@afterword/plugin-reliability-common';
import { sayDuration } from './said/sayDuration';
import { useSayings } from './said/useSayings';
import { SaidLine } from './SaidLine';

/** A typical duration with its interval and on what it rests, in a line; or why there is none. */
export function DurationFigureText({
  figure,
}: {
  readonly figure: DurationFigure;
}) {
  return <SaidLine said={sayDuration(useSayings(), figure)} />;
}
