import {
  ChangedPart,
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
import { isContainer, PartsPage, PartsReading } from './PartsReading';
import { FactScope } from './scopeFilters';
import { ScopePart, sumOf } from './ScopePartStore';
import { windowOf } from './windowOf';

/** Parts of which figures are held at once where all are asked for. */
const AT_ONCE = 500;

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

  /** All parts of a kind, read at once; their figures are made some after the other. */
  async *listAll(
    context: RequestContext,
    query: AllScopesQuery,
  ): AsyncGenerator<readonly PartMetrics[]> {
    const now = this.platform.clock();
    const window = windowOf(query, now);
    const sight = await this.access.sight(context);
    const { items } = await this.parted({ sight, window, now }, query);
    let some: PartMetrics[] = [];
    for (const item of items) {
      some.push(item);
      if (some.length === AT_ONCE) {
        yield some;
        some = [];
      }
    }
    yield some;
  }

  /** The same, for an answer that says more than this. */
  async read(
    asked: AskedOnce,
    query: AllScopesQuery & Partial<ScopesQuery>,
  ): Promise<MetricsScopes> {
    const { shown, items: made } = await this.parted(asked, query);
    const items = [...made];
    const { changed, count } = query;
    return {
      ...shown,
      ...(changed && { page: count ? { total: items.length } : {} }),
      window: showWindow(asked.window),
      attribution: 'current',
      items,
    };
  }

  /** Parts, and their figures, to go through once. */
  private async parted(
    { sight, window, now }: AskedOnce,
    query: AllScopesQuery & Partial<ScopesQuery>,
  ): Promise<{
    readonly shown: PartsPage['shown'];
    readonly items: Iterable<PartMetrics>;
  }> {
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
    return { shown, items };
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
  ): Promise<Iterable<PartMetrics>> {
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
    const input = [
      facts,
      ['timeToRestore'],
      {
        observedSince: earliestOf(parts.length, placesOf, observations),
        of: (entityRef: string | null) =>
          entityRef === null ? [] : placesOf(entityRef),
      },
      { window, now, options: { durations, resolveFrom } },
    ] as const;
    return withCommitments(
      parts,
      changed ? changedParts(...input) : placed(figuresOfParts(...input)),
      counts && commitmentsOf(parts.length, placesOf, counts),
    );
  }
}

type PartFigures = ChangedPart<'timeToRestore'>;

function* placed(
  all: Iterable<PartFigures['figures']>,
): Generator<PartFigures> {
  let place = 0;
  for (const figures of all) {
    yield { place, figures };
    place += 1;
  }
}

function* withCommitments(
  parts: readonly ScopePart[],
  shown: Iterable<PartFigures>,
  commitments: readonly CommitmentCounts[] | null,
): Generator<PartMetrics> {
  for (const { place, figures } of shown) {
    yield {
      scope: parts[place].ref,
      title: parts[place].title,
      figures: {
        incidents: figures.incidents,
        timeToRestore: figures.timeToRestore,
      },
      commitments: commitments && commitments[place],
    };
  }
}

const none: CommitmentCounts = { open: 0, overdue: 0, dueSoon: 0 };

/** The promises of each part. */
function commitmentsOf(
  parts: number,
  placesOf: (ref: string) => readonly number[],
  counts: readonly (CommitmentCounts & { readonly ref: string })[],
): CommitmentCounts[] {
  const sums = Array.from({ length: parts }, () => none);
  for (const { ref, ...count } of counts) {
    for (const place of placesOf(ref)) {
      sums[place] = sumOf([sums[place], count]);
    }
  }
  return sums;
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
