import { said } from '../../contract';
import { type GateId, gateIds } from '../../processes';
import type { ReportSaid } from '../../reports';
import type { PublishedGates } from './model';
import { inPracticeWords } from './practiceInWords';

/** The gates that stood open when one thing was published. @public */
export interface OpenGates {
  /** Those that are advised. */
  readonly open: readonly string[];
  /** Those for which somebody gave a reason. */
  readonly overridden: readonly string[];
}

/**
 * Counts the gates that stood open when something was published: those that are advised, and those that were overridden with a reason, since nothing
 * is published against one that is required.
 *
 * @param published - of each that gates were asked about, those that stood open; a gate that is not known here is left out
 * @public
 */
export function countOpenGates(
  published: readonly OpenGates[],
): PublishedGates {
  const open = gateIds
    .map(gate => {
      const among = (kind: keyof OpenGates) =>
        published.filter(each => each[kind].includes(gate)).length;
      const overridden = among('overridden');
      return { gate, published: among('open') + overridden, overridden };
    })
    .filter(each => each.published > 0)
    .sort((a, b) => b.published - a.published);
  return { of: published.length, open };
}

/**
 * The gates that stood open most often when something was published, most often first, each in a line.
 *
 * @public
 */
export function openGatesInWords({
  of: n,
  open,
}: PublishedGates): { readonly gate: GateId; readonly said: ReportSaid }[] {
  return open.map(({ gate, published: k, overridden }) => ({
    gate,
    said: inPracticeWords(
      overridden === 0
        ? said('publishedOpen', { k, n })
        : said('publishedOverridden', { k, n, overridden }),
    ),
  }));
}
