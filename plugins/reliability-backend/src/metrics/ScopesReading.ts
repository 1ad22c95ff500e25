import {
  CommitmentCounts,
  CONTAINER_KINDS,
  figuresOfParts,
  IncidentFacts,
  MetricsScopes,
  MetricsWindow,
  PartKind,
  PartMetrics,
  ScopesCsvQuery,
  ScopesQuery,
  showWindow,
} from '@afterword/plugin-reliability-common';
import { Conditional } from '../platform/http/Conditional';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { CommitmentFactStore } from './CommitmentFactStore';
import { FigureAccess, Sight } from './FigureAccess';
import { MetricsStore } from './MetricsStore';
import { FactScope } from './scopeFilters';
import { ScopePart, ScopePartStore, sumOf } from './ScopePartStore';
import { windowOf } from './windowOf';

/** Computes the figures of the parts of a scope, for what the reader may see. */
export class ScopesReading {
  constructor(
    private readonly platform: Platform,
    private readonly store: MetricsStore,
    private readonly commitmentFacts: CommitmentFactStore,
    private readonly parts: ScopePartStore,
    private readonly access: FigureAccess,
  ) {}

  async list(
    context: RequestContext,
    query: ScopesQuery,
  ): Promise<Conditional<MetricsScopes>> {
    const now = this.platform.clock();
    const window = windowOf(query, now);
    const sight = await this.access.sight(context);
    return this.access.answer(sight, now, ['scopes', query], () =>
      this.page(context, sight, query, window, now),
    );
  }

  /** All parts of a kind at once. */
  async listAll(
    context: RequestContext,
    query: ScopesCsvQuery,
  ): Promise<MetricsScopes> {
    const now = this.platform.clock();
    const window = windowOf(query, now);
    const sight = await this.access.sight(context);
    return this.page(context, sight, query, window, now);
  }

  private async page(
    context: RequestContext,
    sight: Sight,
    query: ScopesCsvQuery & Partial<ScopesQuery>,
    window: MetricsWindow,
    now: number,
  ): Promise<MetricsScopes> {
    const { database } = this.platform;
    const { parent, count: counted, limit } = query;
    const kinds = await this.parts.kinds(database, parent);
    const kind = query.kind ?? kinds[0]?.kind ?? null;
    const { items, page } =
      kind === null
        ? { items: [], page: {} }
        : await this.parts.page(database, parent, kind, query);
    const hidden = new Set(
      await this.access.hidden(
        context,
        sight,
        items.map(({ ref }) => ref),
      ),
    );
    const seen = items.filter(({ ref }) => !hidden.has(ref));
    const where = await this.access.scope(context, sight, parent);
    const isPage = limit !== undefined && !isContainer(kind);
    const entities = isPage ? seen.map(({ ref }) => ref) : undefined;
    return {
      parent,
      window: showWindow(window),
      attribution: 'current',
      kind,
      kinds,
      items: await this.figures(seen, kind, { ...where, entities }, query, {
        window,
        now,
        sight,
      }),
      unreadable: hidden.size,
      page: {
        ...page,
        total: counted
          ? kinds.find(each => each.kind === kind)?.count ?? 0
          : undefined,
      },
    };
  }

  private async figures(
    parts: readonly ScopePart[],
    kind: PartKind | null,
    where: FactScope,
    { durations, resolveFrom }: ScopesCsvQuery,
    asked: {
      readonly window: MetricsWindow;
      readonly now: number;
      readonly sight: Sight;
    },
  ): Promise<PartMetrics[]> {
    if (parts.length === 0) return [];
    const { database } = this.platform;
    const { window, now, sight } = asked;
    const placesOf = await this.places(parts, kind);
    const facts = await this.store.incidentFacts(
      database,
      where,
      window.from,
      window.until,
    );
    const since = earliestOf(
      parts.length,
      placesOf,
      await this.store.observations(database, where),
      facts,
    );
    const options = { durations, resolveFrom };
    const figures = figuresOfParts(
      facts,
      parts.map((_, place) => ({
        window,
        now,
        observedSince: since[place],
        options,
      })),
      ({ entityRef }) => (entityRef === null ? [] : placesOf(entityRef)),
    );
    const commitments = sight.actionItems.allowed
      ? await this.commitments(parts.length, placesOf, where, now)
      : undefined;
    return parts.map(({ ref, title }, place) => ({
      scope: ref,
      title,
      figures: {
        incidents: figures[place].incidents,
        timeToRestore: figures[place].timeToRestore,
      },
      commitments: commitments?.[place] ?? null,
    }));
  }

  /** Which of the parts an entity belongs to. */
  private async places(
    parts: readonly ScopePart[],
    kind: PartKind | null,
  ): Promise<(ref: string) => readonly number[]> {
    const places = new Map(parts.map(({ ref }, place) => [ref, [place]]));
    if (isContainer(kind)) {
      const own = new Map(parts.map(({ ref }, place) => [ref, place]));
      const refs = [...own.keys()];
      const members = await this.parts.members(this.platform.database, refs);
      for (const { container, member } of members) {
        const place = own.get(container);
        if (place === undefined) continue;
        const known = places.get(member);
        if (known === undefined) places.set(member, [place]);
        else if (!known.includes(place)) known.push(place);
      }
    }
    return ref => places.get(ref) ?? [];
  }

  private async commitments(
    parts: number,
    placesOf: (ref: string) => readonly number[],
    where: FactScope,
    now: number,
  ): Promise<CommitmentCounts[]> {
    const of = Array.from({ length: parts }, (): CommitmentCounts[] => []);
    const counts = await this.commitmentFacts.commitmentsByEntity(
      this.platform.database,
      where,
      now,
    );
    for (const { ref, ...count } of counts) {
      for (const place of placesOf(ref)) of[place].push(count);
    }
    return of.map(sumOf);
  }
}

function isContainer(kind: PartKind | null): boolean {
  return kind !== null && CONTAINER_KINDS.has(kind);
}

/** Since when each part is watched; restricted incidents among the facts may tell their reader more than everybody is told. */
function earliestOf(
  parts: number,
  placesOf: (ref: string) => readonly number[],
  observations: readonly { readonly ref: string; readonly since: number }[],
  facts: IncidentFacts,
): (number | null)[] {
  const earliest = new Array<number | null>(parts).fill(null);
  const note = (ref: string, at: number) => {
    for (const place of placesOf(ref)) {
      earliest[place] = Math.min(at, earliest[place] ?? Infinity);
    }
  };
  for (const { ref, since } of observations) note(ref, since);
  for (const { entityRef, anchorAt } of facts) {
    if (entityRef !== null && anchorAt !== null) note(entityRef, anchorAt);
  }
  return earliest;
}
