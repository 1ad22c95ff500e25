import { said } from '../contract';
import { durationMessage, reasonOf, type TimeBetweenFigure } from '../metrics';
import { durationRange, type FigureParts, reserve } from './figureParts';

/** How much observed time passes for each incident; without any, how much at least. */
export function timeBetweenParts(figure: TimeBetweenFigure): FigureParts {
  if (figure.state === 'notObserved') return { value: reasonOf(figure) };
  const days = said('observedDays', { count: Math.floor(figure.observedDays) });
  switch (figure.state) {
    case 'none':
      return { value: reasonOf(figure), basis: [days] };
    case 'tooFew':
      return {
        value: reasonOf(figure),
        basis: [said('restsOn', { n: figure.n }), days],
      };
    default: {
      const { state, value, interval, n } = figure;
      return {
        value: durationMessage(value),
        interval: durationRange(interval),
        basis: [said('restsOn', { n }), days, ...reserve(state)],
      };
    }
  }
}
