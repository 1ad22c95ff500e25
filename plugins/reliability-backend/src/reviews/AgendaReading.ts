import {
  AgendaEntry,
  AgendaTopic,
  CLOSING,
  ReviewAgenda,
  timeAgenda,
  toInstant,
  toKey,
  Topic,
} from '@afterword/plugin-reliability-common';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { AgendaFindings, FoundTopic } from './AgendaFindings';
import { DecidingStore } from './DecidingStore';
import { DecisionReading } from './DecisionReading';
import { ReviewPartStore } from './ReviewPartStore';
import { ReviewReader } from './reviewFilters';
import { isOpen } from './ReviewReading';
import { FrameworkFindings } from './FrameworkFindings';
import { StoredReview } from './ReviewRow';
import { ReviewSeriesStore } from './ReviewSeriesStore';
import { ReviewSight } from './ReviewSight';
import { ReviewStore } from './ReviewStore';

/** Most things that a topic lists; the pages that it leads to have the rest. */
const MOST_ENTRIES = 12;
/** Most reviews above, and below, of which decisions are told; those of others are counted. */
const MOST_REVIEWS = 50;

/** Puts the agenda of a review together from what rules find and what people made of it. */
export class AgendaReading {
  constructor(
    private readonly platform: Platform,
    private readonly store: ReviewStore,
    private readonly parts: ReviewPartStore,
    private readonly deciding: DecidingStore,
    private readonly decided: DecisionReading,
    private readonly findings: AgendaFindings,
    private readonly sight: ReviewSight,
    private readonly series: ReviewSeriesStore,
    private readonly framework: FrameworkFindings,
  ) {}

  async get(context: RequestContext, key: string): Promise<ReviewAgenda> {
    const { database } = this.platform;
    const reader = await this.sight.reader(context);
    const review = await this.sight.find(database, reader, key);
    const found = isOpen(review)
      ? await this.found(context, reader, review)
      : await this.spokenOf(review);
    const { length, arrangement } = review;
    const added = arrangement.added.map(({ id, title }) => ({
      ...emptyTopic(id, 'added'),
      title,
    }));
    const topics = [
      ...found.map(({ kind, entries, beyond = 0 }) => ({
        ...emptyTopic(kind, kind),
        entries: entries.slice(0, MOST_ENTRIES),
        more: Math.max(0, entries.length - MOST_ENTRIES) + beyond,
      })),
      ...added,
      emptyTopic(CLOSING, CLOSING),
    ];
    const timed = timeAgenda(topics.map(countOf), arrangement, length);
    return {
      length,
      topics: timed.flatMap(({ id, minutes, parked }) =>
        topics
          .filter(topic => topic.id === id)
          .map(topic => ({ ...topic, minutes, parked })),
      ),
    };
  }

  private async found(
    context: RequestContext,
    reader: ReviewReader,
    review: StoredReview,
  ): Promise<readonly FoundTopic[]> {
    const series = await this.series.get(
      this.platform.database,
      review.seriesId,
    );
    if (series?.kind === 'framework') {
      const span = { from: review.periodFrom, until: this.platform.clock() };
      return [
        {
          kind: 'decisions' as const,
          entries: await this.decidedBefore(context, reader, review),
        },
        ...(await this.framework.of(context, review.scope, span)),
      ].filter(({ entries }) => entries.length > 0);
    }
    const [last, above, asked, below, built] = await Promise.all([
      this.decidedBefore(context, reader, review),
      this.decidedElsewhere(context, reader, review, 'above'),
      this.decidedElsewhere(context, reader, review, 'asked'),
      this.decidedElsewhere(context, reader, review, 'below'),
      this.findings.of(context, review),
    ]);
    return [
      { kind: 'decisions' as const, entries: last },
      above,
      asked,
      below,
      ...built,
    ].filter(({ entries }) => entries.length > 0);
  }

  /** What is over is looked up no more: what of it was spoken of is what somebody wrote down. */
  private async spokenOf(review: StoredReview): Promise<readonly FoundTopic[]> {
    const notes = await this.parts.notes(this.platform.database, review.id);
    return this.findings
      .kinds()
      .filter(kind => notes.some(({ topic, text }) => topic === kind && text))
      .map(kind => ({ kind, entries: [] }));
  }

  /** Of the last one that was held, if its reader may see that: what an earlier one decided is not from last time. */
  private async decidedBefore(
    context: RequestContext,
    reader: ReviewReader,
    review: StoredReview,
  ): Promise<AgendaEntry[]> {
    const { database } = this.platform;
    const last = await this.store.endedBefore(database, review, ['closed']);
    if (last === undefined) return [];
    const seen = await this.store.seen(database, [last.id], reader);
    if (!seen.has(last.id)) return [];
    const decisions = await this.decidedIn(context, [last]);
    return decisions.map(({ entry }) => entry);
  }

  /**
   * What reviews elsewhere decided in the period, as they wrote it: nobody copies it. Those of its parts, what these put to this one, and those of
   * what it is part of; what went further up is decided nowhere yet.
   */
  private async decidedElsewhere(
    context: RequestContext,
    reader: ReviewReader,
    { scope, periodFrom }: StoredReview,
    kind: 'above' | 'asked' | 'below',
  ): Promise<FoundTopic> {
    const { clock, database } = this.platform;
    const isRaised = kind === 'asked';
    const { reviews, count } = await this.deciding.of(
      database,
      reader,
      {
        scope,
        reviews: kind === 'above' ? 'above' : 'below',
        from: periodFrom,
        until: clock(),
        kind: isRaised ? 'raised' : 'own',
      },
      MOST_REVIEWS,
    );
    const decisions = await this.decidedIn(context, reviews);
    const entries = decisions
      .filter(({ raised }) => raised === isRaised)
      .map(({ entry }) => entry);
    return { kind, entries, beyond: Math.max(0, count - entries.length) };
  }

  private async decidedIn(
    context: RequestContext,
    reviews: readonly StoredReview[],
  ): Promise<{ readonly entry: AgendaEntry; readonly raised: boolean }[]> {
    const decisions = await this.decided.of(
      context,
      reviews.map(({ id }) => id),
    );
    return reviews.flatMap(({ id, endedAt }) =>
      (decisions.get(id) ?? []).map(
        ({ text, actionItem, confidential, raised }) => ({
          raised,
          entry: {
            key: (confidential ? null : actionItem) ?? toKey('review', id),
            title: text,
            times: null,
            day: null,
            at: endedAt === null ? null : toInstant(endedAt),
            change: null,
          },
        }),
      ),
    );
  }
}

function emptyTopic(id: string, kind: AgendaTopic['kind']): AgendaTopic {
  return {
    id,
    kind,
    title: null,
    minutes: 0,
    parked: null,
    entries: [],
    more: 0,
  };
}

function countOf({ id, kind, entries, more }: AgendaTopic): Topic {
  return { id, kind, count: entries.length + more };
}
