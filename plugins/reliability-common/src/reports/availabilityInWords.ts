import { said } from '../contract';
import { type AvailabilityFigure, percentOfTime, reasonOf } from '../metrics';
import { type FigureParts, notAllKnown, reserve } from './figureParts';
import type { ReportMessage } from './messages';
import { nameInRef } from './nameInRef';

/**
 * How much of the time things worked; there is no interval, since nothing is sampled.
 *
 * @param lowestTitle - what the catalog calls the entity with the lowest; null: its name stands for it
 */
export function availabilityParts(
  figure: AvailabilityFigure,
  lowestTitle: string | null,
): FigureParts {
  switch (figure.state) {
    case 'notObserved':
      return { value: reasonOf(figure) };
    case 'unattributed':
      return {
        value: reasonOf(figure),
        basis: [said('timesKnown', { ...figure.coverage })],
      };
    default:
      return {
        value: said('percent', { value: percentOfTime(figure.mean) }),
        basis: [
          ...ofSeveral(figure, lowestTitle),
          ...notAllKnown(figure.coverage, 'timesKnown'),
          ...reserve(figure.state),
        ],
      };
  }
}

/** Of several entities: that it is their mean, and which is the lowest. */
function ofSeveral(
  { state, members, minimum }: Extract<AvailabilityFigure, { mean: number }>,
  lowestTitle: string | null,
): ReportMessage[] {
  if (members.total < 2) return [];
  const mean = said('meanOf', { n: members.observed, total: members.total });
  if (state === 'none') return [mean];
  const { value, entityRef } = minimum;
  const name = lowestTitle ?? nameInRef(entityRef);
  return [mean, said('lowest', { value: percentOfTime(value), name })];
}
