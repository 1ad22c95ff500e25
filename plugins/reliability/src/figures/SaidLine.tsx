import { FigureLine } from './FigureLine';
import type { SaidFigure } from './said/SaidFigure';

/** What is said of a figure in a line: its value with its interval, or why there is none, and what either rests on. */
export function SaidLine({ said }: { readonly said: SaidFigure }) {
  if ('reason' in said) return <FigureLine {...said} />;
  const { value, unit, ends, facts } = said;
  return (
    <FigureLine value={{ text: value, unit }} interval={ends} facts={facts} />
  );
}
