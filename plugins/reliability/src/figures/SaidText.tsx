import type { ScopeFigures } from '@afterword/plugin-reliability-common';
import { useWords } from '../words';
import { FigureLine } from './FigureLine';
import { SaidFigureId, useSaidFigures } from './said/useSaidFigures';

/** A figure with its interval, in a line; or why there is none. Nothing for what the reader may not see. */
export function SaidText({
  figures,
  id,
}: {
  readonly figures: ScopeFigures;
  readonly id: SaidFigureId;
}) {
  const { t } = useWords();
  const said = useSaidFigures()(figures, id);
  if (!said) return null;
  if ('reason' in said) return <FigureLine reason={said.reason} facts={[]} />;
  const { value, unit, interval, state } = said;
  return (
    <FigureLine
      value={{ text: value, unit }}
      interval={interval === undefined ? undefined : { text: interval }}
      facts={state === 'lowConfidence' ? [t('figures.lowConfidence')] : []}
    />
  );
}
