import {
  CommitmentCounts,
  ORGANISATION,
  Page,
  PartKind,
  partKinds,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { inScope } from '../platform/catalog/inScope';
import {
  Readable,
  seenBy,
  whereReadable,
} from '../platform/catalog/whereReadable';
import { int, Row, textOrNull } from '../platform/database/columns';
import { inBatches } from '../platform/database/dialect';
import { keyset, KeysetColumn, pageOfRows } from '../platform/database/keyset';

/** An entity that is part of a scope. */
export interface ScopePart {
  readonly ref: string;
  readonly title: string | null;
}

/** The parts of one kind. */
export interface PartsOfKind {
  readonly kind: PartKind;
  /** Those that the reader may see. */
  readonly count: number;
  readonly unreadable: number;
}

/** By what parts are called, folded; the reference tells those of one name apart. */
const order: readonly KeysetColumn[] = [
  {
    column: 'catalog_entity.called',
    direction: 'asc',
    property: 'called',
    type: 'text',
  },
  {
    column: 'catalog_entity.entity_ref',
    direction: 'asc',
    property: 'entity_ref',
    type: 'text',
    isByLetters: true,
  },
];

/** The SQL of what is in a scope. */
export class ScopePartStore {
  /**
   * How many parts of each kind a scope has that the reader may see, and may not, in the order in which kinds are offered: of a kind of which
   * there are any.
   */
  async kinds(
    tx: Knex,
    parent: string,
    readable: Readable,
  ): Promise<PartsOfKind[]> {
    const all = this.parts(tx, parent)
      .whereIn('catalog_entity.kind', [...partKinds])
      .groupBy('catalog_entity.kind')
      .select({ kind: 'catalog_entity.kind' })
      .count({ all: '*' });
    if (readable !== undefined) {
      const seen = seenBy(tx, 'catalog_entity.entity_ref', readable);
      all.select({
        count: tx.raw('sum(case when ? then 1 else 0 end)', [seen]),
      });
    }
    const rows: Row[] = await all;
    return partKinds.flatMap(kind => {
      const row = rows.find(each => each.kind === kind);
      if (row === undefined) return [];
      const count = int(row.count ?? row.all);
      return { kind, count, unreadable: int(row.all) - count };
    });
  }

  /**
   * Parts of a kind, A to Z by their titles, or by their names where they have none: as they are shown. All of them without a limit. A page
   * is read along `catalog_entity_called`.
   */
  async page(
    tx: Knex,
    parent: string,
    kind: PartKind,
    {
      limit,
      cursor,
      readable,
    }: {
      readonly limit?: number;
      readonly cursor?: string;
      readonly readable?: Readable;
    },
  ): Promise<Page<ScopePart>> {
    const query = this.parts(tx, parent)
      .where('catalog_entity.kind', kind)
      .select(
        'catalog_entity.entity_ref',
        'catalog_entity.title',
        'catalog_entity.called',
      );
    whereReadable(tx, query, 'catalog_entity.entity_ref', readable);
    keyset(query, order, cursor);
    if (limit !== undefined) query.limit(limit + 1);
    const found: Row[] = await query;
    const { rows, next } = pageOfRows(found, limit ?? Infinity, order);
    return {
      items: rows.map(row => ({
        ref: String(row.entity_ref),
        title: textOrNull(row.title),
      })),
      page: { next },
    };
  }

  /** What the catalog calls an entity; null where it does not say. */
  async title(tx: Knex, ref: string): Promise<string | null> {
    const row: Row | undefined = await tx('catalog_entity')
      .where('entity_ref', ref)
      .first('title');
    return textOrNull(row?.title);
  }

  /** What containers contain, as pairs of container and member. */
  async members(
    tx: Knex,
    containers: readonly string[],
  ): Promise<{ container: string; member: string }[]> {
    const pairs: { container: string; member: string }[] = [];
    for (const batch of inBatches(containers, 1)) {
      const rows: Row[] = await tx('catalog_membership')
        .whereIn('scope_ref', batch)
        .select('scope_ref', 'entity_ref');
      for (const row of rows) {
        pairs.push({
          container: String(row.scope_ref),
          member: String(row.entity_ref),
        });
      }
    }
    return pairs;
  }

  private parts(tx: Knex, parent: string): Knex.QueryBuilder {
    const parts = tx('catalog_entity');
    if (parent === ORGANISATION) return parts;
    inScope(parts, 'catalog_entity.entity_ref', parent);
    return parts.whereNot('catalog_entity.entity_ref', parent);
  }
}

/** Promises of several entities together. */
export function sumOf(counts: readonly CommitmentCounts[]): CommitmentCounts {
  const sum = { open: 0, overdue: 0, dueSoon: 0 };
  for (const { open, overdue, dueSoon } of counts) {
    sum.open += open;
    sum.overdue += overdue;
    sum.dueSoon += dueSoon;
  }
  return sum;
}
