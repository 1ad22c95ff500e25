import { said } from '../contract';
import { durationMessage, type TimeBetweenFigure } from '../metrics';
import { durationRange, type FigureParts, reserve } from './figureParts';

/** How much observed time passes for each incident; without any, how much at least. */
export function timeBetweenParts(figure: TimeBetweenFigure): FigureParts {
  if (figure.state === 'notObserved') return { value: said('notObservedYet') };
  const days = said('observedDays', { count: Math.floor(figure.observedDays) });
  switch (figure.state) {
    case 'none':
      return {
        value: said('noneSoAtLeast', {
          atLeast: durationMessage(figure.atLeast),
        }),
        basis: [days],
      };
    case 'tooFew':
      return {
        value: said('observedTooShort'),
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
