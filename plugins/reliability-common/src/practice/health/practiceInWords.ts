import { said } from '../../contract';
import {
  type FigureChange,
  type MetricsWindowShown,
  periodInWords,
  shareInPercent,
  surelyChanged,
  timeBefore,
  toTenth,
} from '../../metrics';
import {
  changeInWords,
  daysMessage,
  daysRange,
  notAllKnown,
  type ReportFigure,
  type ReportSaid,
  reserve,
} from '../../reports';
import { practiceInEnglish, type PracticeMessage } from './messages';
import {
  type PracticeFigure,
  type PracticeFigureId,
  practiceFigureIds,
  type PracticeHealth,
} from './model';
import { changesOf } from './practiceFigures';

const DAY = 86_400;

type Valued = Extract<PracticeFigure, { readonly value: number }>;

/** Words of practice health, in English and as a message for any language. */
export function inPracticeWords(toSay: PracticeMessage): ReportSaid {
  return { text: practiceInEnglish(toSay), message: toSay };
}

/**
 * Every figure of practice health in words, in the order in which they are said: its value or why there is none, its interval, what it rests on,
 * and whether it changed. Neither direction is called better.
 *
 * @public
 */
export function practiceFiguresInWords(health: PracticeHealth): ReportFigure[] {
  return practiceFigureIds.map(id => inWordsOf(health.figures[id], health));
}

function inWordsOf(
  figure: PracticeFigure,
  health: PracticeHealth,
): ReportFigure {
  const parts =
    'value' in figure ? valueParts(figure) : { value: reasonOf(figure) };
  return {
    figure: figure.definition,
    state: figure.state,
    value: inPracticeWords(parts.value),
    interval: parts.interval ? inPracticeWords(parts.interval) : null,
    basis: basisOf(figure, health).map(inPracticeWords),
    change: changeOf(figure, health.window),
  };
}

function changeOf(
  figure: PracticeFigure,
  window: MetricsWindowShown,
): ReportSaid | null {
  if (!('value' in figure) || figure.interval === null) return null;
  return changeInWords(figure.change, window);
}

/**
 * The figures that an agenda lists, each in a line: its value with the interval. What has no value is nothing to speak of.
 *
 * @public
 */
export function practiceFiguresOnAgenda({
  figures,
}: Pick<PracticeHealth, 'figures'>): {
  readonly figure: PracticeFigureId;
  readonly said: ReportSaid;
}[] {
  return practiceFigureIds.flatMap(id => {
    const figure = figures[id];
    if (!('value' in figure)) return [];
    const { value, interval } = valueParts(figure);
    const line: PracticeMessage =
      interval === undefined
        ? value
        : said('valueWithInterval', { value, interval });
    return { figure: id, said: inPracticeWords(line) };
  });
}

interface Parts {
  readonly value: PracticeMessage;
  readonly interval?: PracticeMessage;
}

function valueParts(figure: Valued): Parts {
  const { value, interval } = figure;
  switch (figure.definition) {
    case 'daysToPublish':
      return {
        value: daysMessage(value),
        ...(interval && { interval: daysRange(interval) }),
      };
    case 'participationBreadth':
      return {
        value: said('teamsTypical', { count: toTenth(value) }),
        ...(interval && { interval: rangeOfNumbers(interval) }),
      };
    case 'facilitatorSpread':
      return { value: said('handsTypical', { count: toTenth(value) }) };
    case 'nearMissRate':
      return {
        value: said('per30Days', { value: toTenth(value) }),
        ...(interval && { interval: rangeOfNumbers(interval) }),
      };
    default:
      return shareParts(figure);
  }
}

function shareParts({ state, value, interval, k, n }: Valued): Parts {
  const {
    value: percent,
    low,
    high,
  } = shareInPercent(value, interval ?? [value, value]);
  return {
    value:
      state === 'lowConfidence' && k !== null
        ? said('share', { k, n })
        : said('percent', { value: percent }),
    interval: said('percentRange', { low, high }),
  };
}

function rangeOfNumbers([low, high]: readonly [number, number]) {
  return said('range', {
    low: toTenth(low),
    high: toTenth(high),
  }) satisfies PracticeMessage;
}

function basisOf(
  figure: PracticeFigure,
  { breadth, reported }: PracticeHealth,
): PracticeMessage[] {
  if (!('coverage' in figure)) return [];
  const { coverage, definition, state } = figure;
  return [
    ...restsOn(figure),
    ...notAllKnown(coverage),
    ...(definition === 'participationBreadth' ? breadthFacts(breadth) : []),
    ...(definition === 'nearMissShare' && reported
      ? [said('reportedCounts', { ...reported }) satisfies PracticeMessage]
      : []),
    ...reserve(state),
  ];
}

/** On how many it rests; of a share of few that is its value already. */
function restsOn(figure: PracticeFigure): PracticeMessage[] {
  if (!('n' in figure)) return [];
  const { n, state } = figure;
  if (!('k' in figure) || figure.k === null) return [said('restsOn', { n })];
  return state === 'lowConfidence' ? [] : [said('share', { k: figure.k, n })];
}

function breadthFacts({
  teams,
  roles,
}: PracticeHealth['breadth']): PracticeMessage[] {
  return [
    said('differentTeams', { count: teams }),
    said('roleFacilitator', { count: roles.facilitator }),
    said('roleParticipant', { count: roles.participant }),
    said('roleReviewer', { count: roles.reviewer }),
  ];
}

/** Why a figure has no value. */
function reasonOf({
  definition,
  state,
}: Exclude<PracticeFigure, Valued>): PracticeMessage {
  if (state === 'notObserved') return said('notObservedYet');
  if (state === 'unattributed') return said('ownersUnknown');
  if (state === 'tooFew') {
    return said(
      definition === 'nearMissRate' ? 'observedTooShort' : 'tooFewPostmortems',
    );
  }
  switch (definition) {
    case 'nearMissRate':
    case 'nearMissShare':
      return said('nothingReported');
    case 'evidenceShare':
      return said('noFactors');
    default:
      return said('noPublished');
  }
}

/**
 * What can be said of the practice first, in sentences: what was published and how soon, on what it rests, and what surely changed, given how
 * many figures were looked at. Nothing is called an improvement.
 *
 * @public
 */
export function practiceSentencesInWords(health: PracticeHealth): ReportSaid[] {
  return [
    ...publishedSentences(health),
    ...(health.published > 0 ? changeSentences(health) : []),
  ].map(inPracticeWords);
}

/** What was published, how soon, and on what it rests. @internal */
export function publishedSentences(health: PracticeHealth): PracticeMessage[] {
  const { published, reported, window } = health;
  const period = periodInWords({ window });
  if (published === 0) {
    return reported === null
      ? [said('nothingKnown')]
      : [said('nothingPublished', { period })];
  }
  return [
    ...typicalSentences(health),
    ...shareSentence('evidenceSaid', health.figures.evidenceShare),
    ...shareSentence('outsideSaid', health.figures.outsideReview),
  ];
}

function typicalSentences({
  published: count,
  figures: { daysToPublish },
  window,
}: PracticeHealth): PracticeMessage[] {
  const period = periodInWords({ window });
  if ('value' in daysToPublish && daysToPublish.interval !== null) {
    return [
      said('publishedWithin', {
        count,
        period,
        median: said('daysInWords', { count: inDays(daysToPublish.value) }),
        interval: said('range', {
          low: inDays(daysToPublish.interval[0]),
          high: inDays(daysToPublish.interval[1]),
        }),
      }),
    ];
  }
  return [said('publishedCount', { count, period }), said('tooFewPublished')];
}

/** Whole days of seconds. */
function inDays(seconds: number): number {
  return Math.round(seconds / DAY);
}

function shareSentence(
  code: 'evidenceSaid' | 'outsideSaid',
  figure: PracticeFigure,
): PracticeMessage[] {
  if (!('value' in figure) || figure.k === null || figure.interval === null) {
    return [];
  }
  const { k, n, value, interval } = figure;
  const { low, high } = shareInPercent(value, interval);
  return [said(code, { k, n, interval: said('percentRange', { low, high }) })];
}

function changeSentences(health: PracticeHealth): PracticeMessage[] {
  const then = timeBefore(health.window);
  const compared = changesOf(health);
  if (compared.length === 0) return [said('notYetCompared', { then })];
  const changed = surelyChanged(compared);
  if (changed.length === 0)
    return [said('noneSurelyChanged', { count: compared.length, then })];
  return changed.map(({ figure, change }) =>
    said(codeOf(change), {
      name: said(figure satisfies PracticeFigureId),
      then,
    }),
  );
}

function codeOf({ verdict }: FigureChange): 'surelyHigher' | 'surelyLower' {
  return verdict === 'higher' ? 'surelyHigher' : 'surelyLower';
}
