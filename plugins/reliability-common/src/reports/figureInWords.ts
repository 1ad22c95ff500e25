import { said } from '../contract';
import {
  type AvailabilityFigure,
  type ChangeRateFigure,
  type CommitmentAgeFigure,
  type Coverage,
  type DurationFigure,
  durationMessage,
  type IncidentsFigure,
  type MetricsWindowShown,
  reasonOf,
  type RecurrenceFigure,
  type ShareFigure,
  type TimeBetweenFigure,
  shareInPercent,
  toTenth,
  type VerifiedFigure,
} from '../metrics';
import { changeInWords } from './changeInWords';
import { availabilityParts } from './availabilityInWords';
import {
  daysMessage,
  daysRange,
  durationRange,
  type FigureParts,
  notAllKnown,
  reserve,
} from './figureParts';
import type { ReportMessage } from './messages';
import { inWords, type ReportFigure, type ReportSaid } from './model';
import { someOf } from './someOf';
import { timeBetweenParts } from './timeBetweenInWords';

/** Figures that a report puts into words. @public */
export type ReportedFigure =
  | DurationFigure
  | CommitmentAgeFigure
  | IncidentsFigure
  | TimeBetweenFigure
  | AvailabilityFigure
  | ReportedShare;

/** A part of a whole that a report can say in words. @public */
export type ReportedShare =
  | ShareFigure
  | ChangeRateFigure
  | RecurrenceFigure
  | VerifiedFigure;

/**
 * A figure in words: its value or why there is none, its interval, what it rests on, and whether it changed. Neither direction is called
 * better, and none is named without the interval of the change.
 *
 * @param lowestTitle - what the catalog calls the entity that was available the least
 * @public
 */
export function figureInWords(
  figure: ReportedFigure,
  window: MetricsWindowShown,
  lowestTitle: string | null = null,
): ReportFigure {
  const parts = partsOf(figure, lowestTitle);
  return {
    figure: figure.definition,
    state: figure.state,
    value: inWords(parts.value),
    interval: parts.interval ? inWords(parts.interval) : null,
    basis: (parts.basis ?? []).map(inWords),
    change:
      'change' in figure && figure.change !== undefined
        ? changeInWords(figure.change, window)
        : null,
  };
}

/**
 * A figure in one line: `42 min (31 min – 58 min) · n 14`.
 *
 * @internal
 */
export function lineOfFigure(
  { value, interval, basis }: ReportFigure,
  say: (said: ReportSaid) => string,
): string {
  const shown = interval ? `${say(value)} (${say(interval)})` : say(value);
  return [shown, ...basis.map(say)].join(' · ');
}

function partsOf(
  figure: ReportedFigure,
  lowestTitle: string | null,
): FigureParts {
  switch (figure.definition) {
    case 'incidents':
      return countParts(figure);
    case 'timeBetweenIncidents':
      return timeBetweenParts(figure);
    case 'availability':
      return availabilityParts(figure, lowestTitle);
    default:
      return figure.unit === 's' ? durationParts(figure) : shareParts(figure);
  }
}

function durationParts(
  figure: DurationFigure | CommitmentAgeFigure,
): FigureParts {
  switch (figure.state) {
    case 'notObserved':
    case 'none':
      return { value: reasonOf(figure) };
    case 'tooFew':
      return { value: reasonOf(figure), basis: durationBasis(figure) };
    default: {
      const { median, interval } = figure;
      const isAge = figure.definition === 'commitmentAge';
      const say = isAge ? daysMessage : durationMessage;
      return {
        value:
          median === null
            ? said('longerThan', { atLeast: say(interval[0]) })
            : say(median),
        interval: isAge ? daysRange(interval) : durationRange(interval),
        basis: durationBasis(figure),
      };
    }
  }
}

function durationBasis(
  figure: Extract<DurationFigure | CommitmentAgeFigure, { n: number }>,
): ReportMessage[] {
  const { n, state, coverage } = figure;
  return [
    said('restsOn', { n }),
    ...notAllKnown(coverage),
    ...('censored' in figure ? someOf('openAmong', figure.censored) : []),
    ...reserve(state),
  ];
}

function countParts(figure: IncidentsFigure): FigureParts {
  if (figure.state === 'notObserved') return { value: reasonOf(figure) };
  const { count, interval, observedDays, per30Days } = figure;
  return {
    value: said('number', { value: count }),
    interval: said('range', {
      low: Math.round(interval[0]),
      high: Math.round(interval[1]),
    }),
    basis: [
      said('observedDays', { count: Math.floor(observedDays) }),
      ...rateOf(per30Days),
    ],
  };
}

function rateOf(per30Days: number | null): ReportMessage[] {
  return per30Days === null
    ? []
    : [said('per30Days', { value: toTenth(per30Days) })];
}

function shareParts(figure: ReportedShare): FigureParts {
  switch (figure.state) {
    case 'notObserved':
    case 'none':
      return { value: reasonOf(figure) };
    case 'unattributed':
      return {
        value: reasonOf(figure),
        basis: [coverageOf(figure, figure.coverage)],
      };
    default: {
      const { state, value, interval, k, n, coverage } = figure;
      const kOfN: ReportMessage = said('share', { k, n });
      const isFew = state === 'lowConfidence';
      const { value: percent, low, high } = shareInPercent(value, interval);
      return {
        value: isFew ? kOfN : said('percent', { value: percent }),
        interval: said('percentRange', { low, high }),
        basis: [
          ...(isFew ? [] : [kOfN]),
          ...(coverage.known < coverage.total
            ? [coverageOf(figure, coverage)]
            : []),
          ...('declined' in figure ? someOf('declined', figure.declined) : []),
          ...reserve(state),
        ],
      };
    }
  }
}

/** What is known of a rate of changes is known of incidents. */
function coverageOf(
  { definition }: ReportedShare,
  coverage: Coverage,
): ReportMessage {
  const isOfChanges =
    definition === 'changeFailureRate' || definition === 'changeSuccessRate';
  return said(isOfChanges ? 'attributed' : 'known', { ...coverage });
}
