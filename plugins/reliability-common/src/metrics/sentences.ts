import { ORGANISATION } from '../catalog';
import { said, toMillis } from '../contract';
import { durationMessage } from './durationMessage';
import type { MetricsMessage, MetricsMessageCode } from './messages';
import type {
  DurationFigure,
  FigureChange,
  IncidentsFigure,
  ScopeMetrics,
} from './model';
import { FEWEST_FOR_MEDIAN } from './typicalDuration';
import { dayOfEnd, wholeDaysOf, rollingWindowDays } from './window';

const DAY = 86_400_000;

type Counted = Exclude<IncidentsFigure, { state: 'notObserved' }>;
type Typical = Extract<DurationFigure, { state: 'ok' | 'lowConfidence' }>;

/** The part of an answer that its sentences speak of. @public */
export type SpokenMetrics = Pick<ScopeMetrics, 'scope' | 'window'> & {
  readonly figures: Pick<
    ScopeMetrics['figures'],
    'incidents' | 'timeToRestore'
  >;
};

/**
 * What a card or a tab says first, as messages in order. The words depend on the figures' states alone; something is called faster or
 * slower only where its interval excludes that nothing changed.
 *
 * @example
 * // Half of the 14 incidents in the last 90 days were restored within 42 minutes (31–58). That is too few to say whether
 * // anything changed.
 * @public
 */
export function statusSentences(metrics: SpokenMetrics): MetricsMessage[] {
  const { incidents, timeToRestore } = metrics.figures;
  if (
    incidents.state === 'notObserved' ||
    timeToRestore.state === 'notObserved'
  ) {
    const thing = said(thingOf(metrics.scope));
    return [said('notObserved', { thing })];
  }
  if (incidents.state === 'none' || timeToRestore.state === 'none') {
    return quietSentences(metrics, incidents);
  }
  if (timeToRestore.state === 'tooFew') {
    return [fewSentence(metrics, incidents, timeToRestore.n)];
  }
  return restoredSentences(metrics, timeToRestore);
}

function quietSentences(
  metrics: SpokenMetrics,
  incidents: Counted,
): MetricsMessage[] {
  const { nearMiss } = incidents.byKind;
  return [
    said('quiet', {
      period: watchedPeriod(metrics, incidents),
      ...countInterval(incidents),
    }),
    ...(nearMiss > 0 ? [said('nearMisses', { count: nearMiss })] : []),
  ];
}

function fewSentence(
  metrics: SpokenMetrics,
  incidents: Counted,
  known: number,
): MetricsMessage {
  const { count } = incidents;
  const period = shortPeriod(metrics, incidents);
  const values = { count, period, ...countInterval(incidents) };
  if (count < FEWEST_FOR_MEDIAN) return said('fewIncidents', values);
  return known === 0
    ? said('noneKnown', values)
    : said('fewKnown', { ...values, known });
}

function restoredSentences(
  metrics: SpokenMetrics,
  figure: Typical,
): MetricsMessage[] {
  const { n: count, coverage, censored, median } = figure;
  const unknown = coverage.total - coverage.known;
  const period = periodInWords(metrics);
  const sentences: MetricsMessage[] = [];
  if (median === null) {
    const atLeast = durationMessage(figure.interval[0]);
    sentences.push(
      said(unknown > 0 ? 'restoredLongerOfKnown' : 'restoredLonger', {
        count,
        period,
        atLeast,
      }),
    );
  } else {
    sentences.push(
      said(unknown > 0 ? 'restoredOfKnown' : 'restored', {
        count,
        period,
        ...medianAndInterval(median, figure.interval),
      }),
    );
  }
  if (censored > 0) {
    sentences.push(said('stillOpen', { count: censored, of: count }));
  }
  if (unknown > 0) sentences.push(said('timesUnknown', { count: unknown }));
  if (figure.state === 'lowConfidence') {
    sentences.push(said('tooFewForChange'));
  }
  if (figure.change) sentences.push(changeSentence(metrics, figure.change));
  return sentences;
}

/** Faster and slower are said only where the interval leaves no doubt; why it is so is never known from figures. */
function changeSentence(
  { window }: SpokenMetrics,
  { verdict, before }: FigureChange,
): MetricsMessage {
  const values = {
    before: durationMessage(before.value),
    then: timeBefore(window),
  };
  switch (verdict) {
    case 'lower':
      return said('surelyFaster', values);
    case 'higher':
      return said('surelySlower', values);
    default:
      return said('noSureChange', values);
  }
}

/**
 * The window that another one is compared with: "in the 90 days before".
 *
 * @internal
 */
export function timeBefore({
  rolling,
}: Pick<SpokenMetrics['window'], 'rolling'>): MetricsMessage {
  return rolling === null
    ? said('timeBefore')
    : said('daysBefore', { count: rollingWindowDays[rolling] });
}

/** "42 minutes" and "31–58" when all three are minutes, else each with its units. */
function medianAndInterval(
  median: number,
  [low, high]: Typical['interval'],
): { median: MetricsMessage; interval: MetricsMessage } {
  const middle = durationMessage(median);
  const from = durationMessage(low);
  if (high === null) {
    return { median: middle, interval: said('rangeOpen', { low: from }) };
  }
  const to = durationMessage(high);
  const minutes = [middle, from, to].map(minutesOf);
  if (minutes.every(value => value !== undefined)) {
    const [count, lowest, highest] = minutes;
    return {
      median: said('minutesInWords', { count }),
      interval: said('range', { low: lowest, high: highest }),
    };
  }
  return {
    median: middle,
    interval: said('rangeSpaced', { low: from, high: to }),
  };
}

function minutesOf({ code, values }: MetricsMessage): number | undefined {
  return code === 'minutes' && typeof values.count === 'number'
    ? values.count
    : undefined;
}

/** Whole numbers: a mean count of 7.65 to 23.49 reads as 8–23. */
function countInterval({ interval: [low, high] }: Counted) {
  return { low: Math.round(low), high: Math.round(high) };
}

/** A window in words: "in the last 90 days", "from 1 July to 30 September". @internal */
export function periodInWords({
  window,
}: Pick<SpokenMetrics, 'window'>): MetricsMessage {
  if (window.rolling === null) return range(window);
  return said('lastDays', { count: rollingWindowDays[window.rolling] });
}

/** "in 90 days", or for how long the scope was watched if that is shorter. */
function shortPeriod(
  metrics: SpokenMetrics,
  incidents: Counted,
): MetricsMessage {
  if (wasPartlyWatched(metrics, incidents)) return watched(incidents);
  const { window } = metrics;
  if (window.rolling === null) return range(window);
  return said('inDays', { count: rollingWindowDays[window.rolling] });
}

function watchedPeriod(
  metrics: SpokenMetrics,
  incidents: Counted,
): MetricsMessage {
  const { window } = metrics;
  return window.rolling === null && !wasPartlyWatched(metrics, incidents)
    ? range(window)
    : watched(incidents);
}

function wasPartlyWatched(
  { window }: SpokenMetrics,
  { observedDays }: Counted,
): boolean {
  const days = (toMillis(window.until) - toMillis(window.from)) / DAY;
  return Math.floor(observedDays) < Math.floor(days);
}

function watched({ observedDays }: Counted): MetricsMessage {
  const count = Math.floor(observedDays);
  return count === 0 ? said('watchedToday') : said('watchedDays', { count });
}

/** Whole days as a calendar has them, the last one included. */
function range(window: SpokenMetrics['window']): MetricsMessage {
  const { from, until } = window;
  const days = wholeDaysOf(window);
  if (!days)
    return said('fromUntil', { from: dayOfEnd(from), until: dayOfEnd(until) });
  const { first, last } = days;
  return first === last
    ? said('onDay', { day: { date: first } })
    : said('fromTo', { first: { date: first }, last: { date: last } });
}

const things: ReadonlySet<MetricsMessageCode> = new Set<MetricsMessageCode>([
  'component',
  'api',
  'resource',
  'system',
  'domain',
  'group',
  'organisation',
]);

function thingOf(scope: string): MetricsMessageCode {
  const kind = scope === ORGANISATION ? scope : scope.split(':')[0];
  return [...things].find(thing => thing === kind) ?? 'entity';
}
