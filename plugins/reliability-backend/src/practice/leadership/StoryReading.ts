import {
  AdoptedLearning,
  CalendarSpan,
  CheckedItem,
  LearningListQuery,
  MAX_PAGE_SIZE,
  PublishedLearning,
  StoryCandidates,
  toInstant,
  ToldEvent,
} from '@afterword/plugin-reliability-common';
import { ActionItems } from '../../actionItems';
import { Incidents } from '../../incidents';
import { Learnings } from '../../learnings';
import { RequestContext } from '../../platform/http/RequestContext';
import { Postmortems } from '../../postmortems';
import { orNobody } from '../../platform/access/orNobody';

/** More than anybody chooses three of. */
const LOOKED_AT = 100;

/** A quarter of a scope. */
export interface QuarterOf {
  readonly scope: string;
  readonly span: Pick<CalendarSpan, 'from' | 'until'>;
}

/**
 * Looks up what stories of a quarter are chosen from, with the rights of whoever asks. Nothing confidential is among it, also for those who may
 * read that: the report is passed on. Whoever may see nothing of a kind is told other stories.
 */
export class StoryReading {
  constructor(
    private readonly slices: {
      readonly actionItems: ActionItems;
      readonly incidents: Incidents;
      readonly learnings: Learnings;
      readonly postmortems: Postmortems;
    },
  ) {}

  /** @param context - of somebody who reads nothing confidential */
  async candidates(
    context: RequestContext,
    quarter: QuarterOf,
  ): Promise<StoryCandidates> {
    const { scope } = quarter;
    const [from, to] = [quarter.span.from, quarter.span.until].map(toInstant);
    const learnings = await this.learnings(context, scope, { from, to });
    const [adopted, checked, nearMisses, published] = await Promise.all([
      this.adopted(context, quarter),
      this.checked(context, quarter).catch(orNobody),
      this.nearMisses(context, quarter, learnings).catch(orNobody),
      this.published(context, quarter, learnings).catch(orNobody),
    ]);
    return {
      adopted,
      checked: checked ?? [],
      nearMisses: nearMisses ?? [],
      published: published ?? [],
    };
  }

  /** Those of the scope that stand, what was published last first. */
  private async learnings(
    context: RequestContext,
    scope: string,
    when: Pick<LearningListQuery, 'adoptedFrom' | 'adoptedTo' | 'from' | 'to'>,
  ): Promise<readonly PublishedLearning[]> {
    const page = await this.slices.learnings.reading
      .list(context, {
        scope,
        state: ['stands'],
        limit: MAX_PAGE_SIZE,
        ...when,
      })
      .catch(orNobody);
    return page?.items ?? [];
  }

  private async adopted(
    context: RequestContext,
    { scope, span }: QuarterOf,
  ): Promise<AdoptedLearning[]> {
    const learnings = await this.learnings(context, scope, {
      adoptedFrom: toInstant(span.from),
      adoptedTo: toInstant(span.until),
    });
    if (learnings.length === 0) return [];
    const counts = await this.slices.learnings.asks.adopted(
      context,
      learnings.map(({ id }) => id),
      span,
    );
    return learnings.map(({ id, key, statement, publishedAt, postmortem }) => ({
      key,
      statement,
      publishedAt,
      title: postmortem.title,
      adopted: counts.get(id) ?? 0,
    }));
  }

  private async checked(
    context: RequestContext,
    { scope, span }: QuarterOf,
  ): Promise<CheckedItem[]> {
    const { items } = await this.slices.actionItems.reading.list(context, {
      scope,
      status: ['verified'],
      verifiedFrom: toInstant(span.from),
      verifiedTo: toInstant(span.until),
      sort: '-updated',
      limit: LOOKED_AT,
    });
    return items.flatMap(({ confidential, key, title, ...item }) => {
      const { statusNote: note, verifiedAt } = item;
      return !confidential && verifiedAt !== null
        ? { key, title, note, verifiedAt }
        : [];
    });
  }

  private async nearMisses(
    context: RequestContext,
    { scope, span }: QuarterOf,
    learnings: readonly PublishedLearning[],
  ): Promise<ToldEvent[]> {
    const { items } = await this.slices.incidents.reading.list(context, {
      scope,
      kind: ['nearMiss'],
      from: toInstant(span.from),
      to: toInstant(span.until),
      sort: '-anchor',
      limit: LOOKED_AT,
    });
    return items
      .filter(({ visibility }) => visibility === 'everyone')
      .map(({ key, title, times, createdAt, postmortems }) => ({
        key,
        title,
        at: times.detected?.at ?? createdAt,
        learnings: learnings
          .filter(({ postmortem }) =>
            postmortems.some(about => about.key === postmortem.key),
          )
          .map(({ statement }) => statement),
      }));
  }

  private async published(
    context: RequestContext,
    { scope, span }: QuarterOf,
    learnings: readonly PublishedLearning[],
  ): Promise<ToldEvent[]> {
    const { items } = await this.slices.postmortems.reading.list(context, {
      scope,
      status: ['published'],
      publishedFrom: toInstant(span.from),
      publishedTo: toInstant(span.until),
      sort: '-updated',
      limit: LOOKED_AT,
    });
    return items.flatMap(({ confidential, key, title, publishedAt }) =>
      !confidential && publishedAt !== null
        ? {
            key,
            title,
            at: publishedAt,
            learnings: learnings
              .filter(({ postmortem }) => postmortem.key === key)
              .map(({ statement }) => statement),
          }
        : [],
    );
  }
}
