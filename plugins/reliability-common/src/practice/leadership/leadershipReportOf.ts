import { ORGANISATION } from '../../catalog';
import { type DateValue, type DayValue, said, toInstant } from '../../contract';
import type { CalendarSpan, ScopeMetrics } from '../../metrics';
import { figureInWords, nameInRef, type ReportFigure } from '../../reports';
import { practiceFiguresInWords, type PracticeHealth } from '../health';
import { leadershipSentences } from './leadershipSentences';
import { inLeadershipWords, type LeadershipMessage } from './messages';
import {
  type AskedDecision,
  type AskedDecisions,
  type LeadershipReport,
  MAX_ASKED,
} from './model';
import { type StoryCandidates, storiesOf } from './storiesOf';

/** A decision of a review that has become no action item. @public */
export interface UndecidedDecision {
  /** Of the review. */
  readonly key: string;
  readonly text: string;
  /** When the review ended, ISO 8601; null: not known. */
  readonly at: string | null;
}

/** An action item that a decision is asked about. @public */
export interface AskedItem {
  readonly key: string;
  readonly title: string;
  /** `YYYY-MM-DD`; null: none. */
  readonly due: string | null;
  /** ISO 8601. */
  readonly updatedAt: string;
}

/** What a report for leadership is made of: what other operations answer its reader. @public */
export interface LeadershipInput {
  readonly quarter: CalendarSpan;
  /** UTC milliseconds. */
  readonly now: number;
  /** What the catalog calls the scope; null: it does not say, or the reader may not see it. */
  readonly title: string | null;
  readonly metrics: ScopeMetrics;
  /** Null: the reader may read no postmortem. */
  readonly practice: PracticeHealth | null;
  readonly stories: StoryCandidates;
  readonly undecided: readonly UndecidedDecision[];
  readonly ownerless: readonly AskedItem[];
  readonly ineffective: readonly AskedItem[];
}

/**
 * A quarter of a scope in words. What the reader may not see is in none of the answers that it is made of, and so in none of its words.
 *
 * @public
 */
export function leadershipReportOf(input: LeadershipInput): LeadershipReport {
  const { metrics, practice, quarter, now } = input;
  const { scope, window, attribution } = metrics;
  const figures = figuresOf(metrics);
  const ofPractice = practice && practiceFiguresInWords(practice);
  const isOver = quarter.until <= now;
  const isEmpty = isNothingIn(input);
  const sentences: LeadershipMessage[] = isEmpty
    ? [said('nothingInQuarter')]
    : leadershipSentences(metrics, practice);
  return {
    scope,
    quarter: {
      label: quarter.label,
      from: toInstant(quarter.from),
      until: toInstant(quarter.until),
      isOver,
    },
    window,
    attribution,
    isEmpty,
    title: inLeadershipWords(titleOf(input)),
    period: isOver ? [] : [inLeadershipWords(said('quarterNotOver'))],
    sentences: sentences.map(inLeadershipWords),
    figures,
    practice: ofPractice,
    stories: storiesOf(input.stories),
    decisions: decisionsOf(input),
    definitions: [...figures, ...(ofPractice ?? [])].map(
      ({ figure }) => figure,
    ),
  };
}

function titleOf({
  metrics: { scope },
  quarter: { label },
  title,
}: LeadershipInput): LeadershipMessage {
  const [year, number] = label.split('-Q');
  const quarter: LeadershipMessage = said('quarterName', {
    quarter: number,
    year,
  });
  return scope === ORGANISATION
    ? said('leadershipOfOrganisation', { quarter })
    : said('leadershipOf', { name: title ?? nameInRef(scope), quarter });
}

function isNothingIn({ metrics, practice }: LeadershipInput): boolean {
  const { incidents } = metrics.figures;
  const reported =
    incidents.state === 'notObserved'
      ? 0
      : incidents.byKind.nearMiss + incidents.count;
  return reported === 0 && (practice?.published ?? 0) === 0;
}

/** What is read first; the rest is on the overview. */
function figuresOf({ figures, window }: ScopeMetrics): ReportFigure[] {
  return [
    figures.incidents,
    figures.timeToRestore,
    figures.timeToDetect,
    figures.recurrence,
    figures.changeFailureRate,
    figures.commitmentsOnTime,
    figures.commitmentsVerified,
  ].flatMap(figure => (figure ? figureInWords(figure, window) : []));
}

function decisionsOf({
  undecided,
  ownerless,
  ineffective,
}: LeadershipInput): LeadershipReport['decisions'] {
  return {
    undecided: firstOf(
      undecided.map(({ key, text, at }) =>
        askedOf(key, text, 'decidedOn', at === null ? null : { day: at }),
      ),
    ),
    ownerless: firstOf(
      ownerless.map(({ key, title, due }) =>
        askedOf(key, title, 'dueOn', due === null ? null : { date: due }),
      ),
    ),
    ineffective: firstOf(
      ineffective.map(({ key, title, updatedAt }) =>
        askedOf(key, title, 'changedOn', { day: updatedAt }),
      ),
    ),
  };
}

function askedOf(
  key: string,
  text: string,
  code: 'decidedOn' | 'dueOn' | 'changedOn',
  day: DayValue | DateValue | null,
): AskedDecision {
  return {
    key,
    text,
    facts: day === null ? [] : [inLeadershipWords(said(code, { day }))],
  };
}

function firstOf(all: readonly AskedDecision[]): AskedDecisions {
  const items = all.slice(0, MAX_ASKED);
  return { items, more: all.length - items.length };
}
