import type { ScopeFigures } from '@afterword/plugin-reliability-common';
import { useCountWords } from '../useCountWords';
import type { SaidFigure } from './SaidFigure';
import { sayAvailability } from './sayAvailability';
import { sayDuration } from './sayDuration';
import { sayIncidents } from './sayIncidents';
import { sayShare } from './sayShare';
import { sayTimeBetween } from './sayTimeBetween';
import { useSayings } from './useSayings';

/** A figure that is said by itself; downtime is said with availability. */
export type SaidFigureId = Exclude<keyof ScopeFigures, 'downtime'>;

/**
 * Says the figures of a scope in the reader's language, each in one way wherever it is shown.
 *
 * @returns a function from figures and the name of one to words; nothing for what the reader may not see
 */
export function useSaidFigures(): (
  figures: ScopeFigures,
  id: SaidFigureId,
) => SaidFigure | undefined {
  const sayings = useSayings();
  const counts = useCountWords();
  return (figures, id) => {
    const figure = figures[id];
    if (figure === null) return undefined;
    switch (figure.definition) {
      case 'incidents':
        return sayIncidents(sayings, counts, figure);
      case 'timeBetweenIncidents':
        return sayTimeBetween(sayings, figure);
      case 'availability':
        return sayAvailability(sayings, figure, figures.downtime);
      case 'changeFailureRate':
      case 'changeSuccessRate':
      case 'recurrence':
      case 'commitmentsOnTime':
      case 'commitmentsVerified':
        return sayShare(sayings, figure);
      default:
        return sayDuration(sayings, figure);
    }
  };
}
