import { said } from '../../contract';
import { type GateId, gateIds } from '../../processes';
import type { ReportSaid } from '../../reports';
import { inPracticeWords } from './practiceInWords';

/**
 * The gates that stood open most often when something was published, most often first: those that are advised, since nothing is published
 * against one that is required. Counts alone; what was published so is named nowhere.
 *
 * @param published - of each that gates were asked about, those that stood open; a gate that is not known here is left out
 * @public
 */
export function openGatesOnAgenda(
  published: readonly (readonly string[])[],
): { readonly gate: GateId; readonly said: ReportSaid }[] {
  const n = published.length;
  return gateIds
    .map(gate => ({
      gate,
      k: published.filter(open => open.includes(gate)).length,
    }))
    .filter(({ k }) => k > 0)
    .sort((a, b) => b.k - a.k)
    .map(({ gate, k }) => ({
      gate,
      said: inPracticeWords(said('publishedOpen', { k, n })),
    }));
}
