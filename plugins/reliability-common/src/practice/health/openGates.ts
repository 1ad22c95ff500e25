import { said } from '../../contract';
import { type GateId, gateIds } from '../../processes';
import type { ReportSaid } from '../../reports';
import { inPracticeWords } from './practiceInWords';

/** The gates that stood open when something was published. @public */
export interface PublishedGates {
  /** Those that are advised. */
  readonly open: readonly string[];
  /** Those for which somebody gave a reason. */
  readonly overridden: readonly string[];
}

/**
 * The gates that stood open most often when something was published, most often first: those that are advised, and those that were overridden with
 * a reason, which is said beside, since nothing is published against one that is required. Counts alone; what was published so is named nowhere.
 *
 * @param published - of each that gates were asked about, those that stood open; a gate that is not known here is left out
 * @public
 */
export function openGatesOnAgenda(
  published: readonly PublishedGates[],
): { readonly gate: GateId; readonly said: ReportSaid }[] {
  const n = published.length;
  return gateIds
    .map(gate => {
      const among = (kind: keyof PublishedGates) =>
        published.filter(each => each[kind].includes(gate)).length;
      const overridden = among('overridden');
      return { gate, k: among('open') + overridden, overridden };
    })
    .filter(({ k }) => k > 0)
    .sort((a, b) => b.k - a.k)
    .map(({ gate, k, overridden }) => ({
      gate,
      said: inPracticeWords(
        overridden === 0
          ? said('publishedOpen', { k, n })
          : said('publishedOverridden', { k, n, overridden }),
      ),
    }));
}
