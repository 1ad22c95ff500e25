import {
  ActionItemListQuery,
  AgendaEntry,
  builtTopics,
  figureInWords,
  ReportedFigure,
  ScopeMetrics,
  surelyChanged,
  toInstant,
} from '@afterword/plugin-reliability-common';
import { ActionItems } from '../actionItems';
import { Incidents } from '../incidents';
import { Learnings } from '../learnings';
import { FigureReadings } from '../metrics';
import { orNobody } from '../platform/access/orNobody';
import { CatalogVisibility } from '../platform/catalog/CatalogVisibility';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { Postmortems } from '../postmortems';
import { inTheRoom } from '../platform/access/inTheRoom';
import { StoredReview } from './ReviewRow';

/** What rules found for a topic. */
export interface FoundTopic {
  readonly kind: (typeof builtTopics)[number];
  readonly entries: readonly AgendaEntry[];
  /** How many more there are that were not looked at. */
  readonly beyond?: number;
}

/** A thing found, with the entities that it is about. */
interface Found extends AgendaEntry {
  readonly entities: readonly string[];
}

/** What a finding is looked up for. */
interface Asked {
  readonly context: RequestContext;
  readonly scope: string;
  /** UTC milliseconds; the end is now at the latest. */
  readonly from: number;
  readonly until: number;
}

/** More than anybody speaks of in a meeting. */
const LOOKED_AT = 100;
/** A failure mode that came back has come at least twice. */
const FEWEST_TIMES = 2;

/**
 * What rules find for an agenda, with the rights of whoever asks. Nothing confidential is among it, also for those who may read that: all who
 * are in the room see one agenda, and it is shown on a wall. Of what the catalog hides from somebody they see and count nothing.
 */
export class AgendaFindings {
  constructor(
    private readonly platform: Platform,
    private readonly slices: {
      readonly actionItems: ActionItems;
      readonly incidents: Incidents;
      readonly learnings: Learnings;
      readonly postmortems: Postmortems;
      readonly figures: FigureReadings;
    },
    private readonly visibility: CatalogVisibility,
  ) {}

  kinds(): readonly FoundTopic['kind'][] {
    return builtTopics;
  }

  /** What there is to speak of in a review that is not over, but for what was decided before. */
  async of(
    context: RequestContext,
    { scope, periodFrom }: StoredReview,
  ): Promise<FoundTopic[]> {
    const asked = {
      context: inTheRoom(context),
      scope,
      from: periodFrom,
      until: this.platform.clock(),
    };
    // A first review that is far ahead looks back on what has not begun.
    if (asked.from >= asked.until) return [];
    const found = {
      celebrate: () => this.verified(asked),
      postmortems: () => this.published(asked),
      recurring: () => this.recurring(asked),
      figures: () => this.changed(asked),
      overdue: () => this.overdue(asked),
      ineffective: () => this.ineffective(asked),
      lessons: () => this.unanswered(asked),
      nearMisses: () => this.nearMisses(asked),
    };
    const kinds = Object.keys(found) as (keyof typeof found)[];
    const lists = await Promise.all(
      // Whoever may see nothing of a kind has an agenda without it.
      kinds.map(async kind => (await found[kind]().catch(orNobody)) ?? []),
    );
    const visible = await this.visibleOf(context, lists.flat());
    return kinds.map((kind, index) => ({
      kind,
      entries: lists[index]
        .filter(each => visible.has(each))
        .map(({ entities, ...entry }) => entry),
    }));
  }

  private async visibleOf(
    context: RequestContext,
    found: readonly Found[],
  ): Promise<ReadonlySet<Found>> {
    const visible = await this.visibility.visibleTo(
      context,
      found.flatMap(({ entities }) => entities),
    );
    return new Set(
      found.filter(
        ({ entities }) =>
          entities.length === 0 || entities.some(ref => visible.has(ref)),
      ),
    );
  }

  private async items(
    { context, scope }: Asked,
    query: Partial<ActionItemListQuery> & Pick<ActionItemListQuery, 'sort'>,
    when: 'verifiedAt' | 'due' | 'updatedAt',
  ): Promise<Found[]> {
    const { items } = await this.slices.actionItems.reading.list(context, {
      scope,
      limit: LOOKED_AT,
      ...query,
    });
    return items
      .filter(({ confidential }) => !confidential)
      .map(item => ({
        ...plain(item.key, item.title),
        ...(when === 'due' ? { day: item.due } : { at: item[when] }),
        entities: item.entity === null ? [] : [item.entity],
      }));
  }

  private verified(asked: Asked): Promise<Found[]> {
    const { from, until } = asked;
    return this.items(
      asked,
      {
        status: ['verified'],
        verifiedFrom: toInstant(from),
        verifiedTo: toInstant(until),
        sort: '-updated',
      },
      'verifiedAt',
    );
  }

  private overdue(asked: Asked): Promise<Found[]> {
    return this.items(asked, { overdue: true, sort: 'due' }, 'due');
  }

  private ineffective(asked: Asked): Promise<Found[]> {
    return this.items(
      asked,
      { status: ['ineffective'], sort: '-updated' },
      'updatedAt',
    );
  }

  private async published({
    context,
    scope,
    from,
    until,
  }: Asked): Promise<Found[]> {
    const { items } = await this.slices.postmortems.reading.list(context, {
      scope,
      status: ['published'],
      publishedFrom: toInstant(from),
      publishedTo: toInstant(until),
      sort: '-updated',
      limit: LOOKED_AT,
    });
    return items
      .filter(({ confidential }) => !confidential)
      .map(({ key, title, publishedAt, entities }) => ({
        ...plain(key, title),
        at: publishedAt,
        entities: entities.map(({ ref }) => ref),
      }));
  }

  private async nearMisses({
    context,
    scope,
    from,
    until,
  }: Asked): Promise<Found[]> {
    const { items } = await this.slices.incidents.reading.list(context, {
      scope,
      kind: ['nearMiss'],
      from: toInstant(from),
      to: toInstant(until),
      sort: '-anchor',
      limit: LOOKED_AT,
    });
    return items
      .filter(({ visibility }) => visibility === 'everyone')
      .map(({ key, title, times, entities }) => ({
        ...plain(key, title),
        at: times.detected?.at ?? null,
        entities: entities.map(({ ref }) => ref),
      }));
  }

  /** Lessons that entities of the scope were asked about and have not answered, whose they are unsaid: what has waited longest first. */
  private async unanswered({ context, scope }: Asked): Promise<Found[]> {
    const { items } = await this.slices.learnings.asks.waiting(context, {
      scope,
      limit: LOOKED_AT,
    });
    const lessons = new Map<string, Found>();
    for (const { learning, entity, askedAt } of items) {
      const { key, statement } = learning;
      const found = lessons.get(key) ?? {
        ...plain(key, statement),
        at: askedAt,
        entities: [],
      };
      const entities = [...found.entities, entity.ref];
      lessons.set(key, { ...found, entities });
    }
    return [...lessons.values()];
  }

  /** Failure modes that came in the period, and had come before within a year. */
  private async recurring({
    context,
    scope,
    from,
    until,
  }: Asked): Promise<Found[]> {
    const { recurring } = this.slices.figures;
    const modesSince = async (window: { from?: string; until?: string }) => {
      const answer = await recurring.get(context, { scope, ...window });
      return (await answer.make()).modes;
    };
    const lately = await modesSince({
      from: toInstant(from),
      until: toInstant(until),
    });
    if (lately.length === 0) return [];
    const names = new Set(lately.map(({ failureMode }) => failureMode));
    return (await modesSince({}))
      .filter(
        ({ failureMode, incidents }) =>
          names.has(failureMode) && incidents >= FEWEST_TIMES,
      )
      .map(({ failureMode, incidents }) => ({
        ...plain(null, failureMode),
        times: incidents,
        entities: [],
      }));
  }

  /** Figures of 90 days that surely changed, given how many were looked at. */
  private async changed({ context, scope }: Asked): Promise<Found[]> {
    const answer = await this.slices.figures.metrics.get(context, {
      scope,
      durations: 'computed',
      resolveFrom: 'declared',
    });
    const { figures, window } = await answer.make();
    return surelyChanged(comparedOf(figures)).map(({ figure }) => ({
      ...plain(null, figure.definition),
      change: figureInWords(figure, window).change,
      entities: [],
    }));
  }
}

function comparedOf(figures: ScopeMetrics['figures']) {
  return Object.values(figures).flatMap(figure =>
    figure !== null && 'change' in figure && figure.change
      ? [{ figure: figure as ReportedFigure, change: figure.change }]
      : [],
  );
}

function plain(key: string | null, title: string): AgendaEntry {
  return { key, title, times: null, at: null, day: null, change: null };
}
