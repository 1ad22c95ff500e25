import type { ScopeFigures } from '@afterword/plugin-reliability-common';
import { SaidFigureId, useSaidFigures } from './said/useSaidFigures';
import { SaidLine } from './SaidLine';

/** A figure with its interval and on what it rests, in a line; or why there is none. Nothing for what the reader may not see. */
export function SaidText({
  figures,
  id,
}: {
  readonly figures: ScopeFigures;
  readonly id: SaidFigureId;
}) {
  const said = useSaidFigures()(figures, id);
  return said ? <SaidLine said={said} /> : null;
}
