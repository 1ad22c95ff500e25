import {
  changedParts,
  CommitmentCounts,
  figuresOfParts,
  MetricsScopes,
  MetricsWindow,
  PartKind,
  PartMetrics,
  AllScopesQuery,
  ScopesQuery,
  showWindow,
  windowBefore,
} from '@afterword/plugin-reliability-common';
import { readTogether } from '../platform/database/readTogether';
import { Conditional } from '../platform/http/Conditional';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { AskedOnce } from './AskedOnce';
import { CommitmentFactStore } from './CommitmentFactStore';
import { FigureAccess, Sight } from './FigureAccess';
import { MetricsStore } from './MetricsStore';
import { ObservationStore } from './ObservationStore';
import { isContainer, PartsReading } from './PartsReading';
import { FactScope } from './scopeFilters';
import { ScopePart, sumOf } from './ScopePartStore';
import { windowOf } from './windowOf';

/** Computes the figures of the parts of a scope, for what the reader may see. */
export class ScopesReading {
  constructor(
    private readonly platform: Platform,
    private readonly store: MetricsStore,
    private readonly observations: ObservationStore,
    private readonly commitmentFacts: CommitmentFactStore,
    private readonly parts: PartsReading,
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
      this.read({ sight, window, now }, query),
    );
  }

  /** All parts of a kind at once. */
  async listAll(
    context: RequestContext,
    query: AllScopesQuery,
  ): Promise<MetricsScopes> {
    const now = this.platform.clock();
    const window = windowOf(query, now);
    const sight = await this.access.sight(context);
    return this.read({ sight, window, now }, query);
  }

  /** The same, for an answer that says more than this. */
  async read(
    { sight, window, now }: AskedOnce,
    query: AllScopesQuery & Partial<ScopesQuery>,
  ): Promise<MetricsScopes> {
    const { limit, cursor, changed } = query;
    // Which parts changed is known when all of them are.
    const paged = changed ? {} : { limit, cursor };
    const { parts, shown, where } = await this.parts.page(sight, {
      parent: query.parent,
      kind: query.kind,
      count: query.count,
      ...paged,
    });
    const isPage = paged.limit !== undefined && !isContainer(shown.kind);
    const entities = isPage ? parts.map(({ ref }) => ref) : undefined;
    const items = await this.figures(
      parts,
      shown.kind,
      { ...where, entities },
      query,
      { window, now, sight },
    );
    return {
      ...shown,
      ...(changed && {
        page: query.count ? { total: items.length } : {},
      }),
      window: showWindow(window),
      attribution: 'current',
      items,
    };
  }

  private async figures(
    parts: readonly ScopePart[],
    kind: PartKind | null,
    where: FactScope,
    {
      durations,
      resolveFrom,
      changed,
    }: Pick<ScopesQuery, 'durations' | 'resolveFrom' | 'changed'>,
    asked: {
      readonly window: MetricsWindow;
      readonly now: number;
      readonly sight: Sight;
    },
  ): Promise<PartMetrics[]> {
    if (parts.length === 0) return [];
    const { window, now, sight } = asked;
    const { of: placesOf } = await this.parts.places(parts, kind);
    const [facts, observations, counts] = await readTogether(
      this.platform.database,
      tx =>
        Promise.all([
          this.store.incidentFacts(
            tx,
            where,
            changed ? windowBefore(window).from : window.from,
            window.until,
          ),
          this.observations.observations(tx, where),
          sight.actionItems.allowed
            ? this.commitmentFacts.commitmentsByEntity(tx, where, now)
            : null,
        ]),
    );
    const since = earliestOf(parts.length, placesOf, observations);
    const input = [
      facts,
      ['timeToRestore'],
      parts.map((_, place) => ({
        window,
        now,
        observedSince: since[place],
        options: { durations, resolveFrom },
      })),
      (entityRef: string | null) =>
        entityRef === null ? [] : placesOf(entityRef),
    ] as const;
    const shown = changed
      ? changedParts(...input)
      : figuresOfParts(...input).map((figures, place) => ({ place, figures }));
    const commitments = counts && commitmentsOf(parts.length, placesOf, counts);
    return shown.map(({ place, figures }) => ({
      scope: parts[place].ref,
      title: parts[place].title,
      figures: {
        incidents: figures.incidents,
        timeToRestore: figures.timeToRestore,
      },
      commitments: commitments?.[place] ?? null,
    }));
  }
}

/** The promises of each part. */
function commitmentsOf(
  parts: number,
  placesOf: (ref: string) => readonly number[],
  counts: readonly (CommitmentCounts & { readonly ref: string })[],
): CommitmentCounts[] {
  const of = Array.from({ length: parts }, (): CommitmentCounts[] => []);
  for (const { ref, ...count } of counts) {
    for (const place of placesOf(ref)) of[place].push(count);
  }
  return of.map(sumOf);
}

/** Since when each part is watched. */
function earliestOf(
  parts: number,
  placesOf: (ref: string) => readonly number[],
  observations: readonly { readonly ref: string; readonly since: number }[],
): (number | null)[] {
  const earliest = new Array<number | null>(parts).fill(null);
  for (const { ref, since } of observations) {
    for (const place of placesOf(ref)) {
      earliest[place] = Math.min(since, earliest[place] ?? Infinity);
    }
  }
  return earliest;
}
