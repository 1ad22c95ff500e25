import {
  CONTAINER_KINDS,
  MetricsScopes,
  ORGANISATION,
  PartKind,
} from '@afterword/plugin-reliability-common';
import { isReadable } from '../platform/catalog/whereReadable';
import { Platform } from '../platform/Platform';
import { Sight } from './FigureAccess';
import { FactScope } from './scopeFilters';
import { ScopePart, ScopePartStore } from './ScopePartStore';

/** Which parts of a scope are asked for; all of a kind without a limit. */
export interface PartsAsked {
  readonly parent: string;
  readonly kind?: PartKind;
  readonly limit?: number;
  readonly cursor?: string;
  readonly count?: boolean;
}

/** Parts of a scope, A to Z, as far as the reader may see them. */
export interface PartsPage {
  /** What answers say of them. */
  readonly shown: Pick<
    MetricsScopes,
    'parent' | 'kind' | 'kinds' | 'unreadable' | 'page'
  >;
  readonly parts: readonly ScopePart[];
  /** The whole scope. */
  readonly where: FactScope;
}

/** Which of some parts entities belong to. */
export interface Places {
  of(ref: string): readonly number[];
  /** All entities that belong to any. */
  readonly entities: readonly string[];
}

/** Reads what is in a scope, for figures of its parts. */
export class PartsReading {
  constructor(
    private readonly platform: Platform,
    private readonly store: ScopePartStore,
  ) {}

  async page(sight: Sight, asked: PartsAsked): Promise<PartsPage> {
    const { database } = this.platform;
    const { parent } = asked;
    const where = await sight.scope(parent);
    // Taken out before there are pages: where one ends must not say what is hidden behind it, nor how much of it is where.
    const { readable } = where;
    const kinds = await this.store.kinds(database, parent, readable);
    const [first] = kinds;
    const begun = kinds.find(({ count }) => count > 0) ?? first;
    const kind = asked.kind ?? begun?.kind ?? null;
    const own = kinds.find(each => each.kind === kind);
    const { items, page } =
      kind === null
        ? { items: [], page: {} }
        : await this.store.page(database, parent, kind, { ...asked, readable });
    const total = asked.count ? own?.count ?? 0 : undefined;
    return {
      shown: {
        parent,
        kind,
        kinds: kinds.map(({ unreadable: _, ...each }) => each),
        unreadable: own?.unreadable ?? 0,
        page: { ...page, total },
      },
      parts: items,
      where,
    };
  }

  /** What the catalog calls a scope, or an entity in it; null where it does not say, or does not show it to the reader. */
  async titleOf(
    sight: Sight,
    scope: string,
    ref = scope,
  ): Promise<string | null> {
    if (ref === ORGANISATION) return null;
    const { readable } = await sight.scope(scope);
    if (!isReadable(readable)(ref)) return null;
    return this.store.title(this.platform.database, ref);
  }

  /** Which of the parts entities belong to. */
  async places(
    parts: readonly ScopePart[],
    kind: PartKind | null,
  ): Promise<Places> {
    const places = new Map(parts.map(({ ref }, place) => [ref, [place]]));
    if (isContainer(kind)) {
      const own = new Map(parts.map(({ ref }, place) => [ref, place]));
      const refs = [...own.keys()];
      const members = await this.store.members(this.platform.database, refs);
      for (const { container, member } of members) {
        const place = own.get(container);
        if (place === undefined) continue;
        const known = places.get(member);
        if (known === undefined) places.set(member, [place]);
        else if (!known.includes(place)) known.push(place);
      }
    }
    return {
      of: ref => places.get(ref) ?? [],
      entities: [...places.keys()],
    };
  }
}

/** Whether parts of a kind contain others. */
export function isContainer(kind: PartKind | null): boolean {
  return kind !== null && CONTAINER_KINDS.has(kind);
}
