import { Knex } from 'knex';
import { int, Row } from '../../platform/database/columns';
import { textsOf, whereEach } from '../../platform/database/dialect';
import { ofWholes } from './CommonnessStore';

/** What entities have, by entity. */
type Having = ReadonlyMap<string, readonly string[]>;

/** The SQL of what is known of things that may be related to each other. */
export class RelatedStore {
  /** What some entities are made of, and what they are part of, as far as one of some others has it in common with them. */
  async inCommon(
    tx: Knex,
    refs: readonly string[],
    others: readonly string[],
  ): Promise<{ readonly technologies: Having; readonly wholes: Having }> {
    if (refs.length === 0 || others.length === 0) {
      return { technologies: new Map(), wholes: new Map() };
    }
    const all = textsOf(tx, [...new Set([...refs, ...others])]);
    const common = (of: () => Knex.QueryBuilder, column: string) => {
      const having = of();
      const ofOthers = of();
      whereEach(having, 'entity_ref', all);
      whereEach(ofOthers, 'entity_ref', textsOf(tx, others));
      whereEach(having, column, ofOthers.select(column));
      return having;
    };
    const rows: Row[] = await common(() => tx('catalog_technology'), 'word')
      .select('entity_ref', { word: 'word' }, tx.raw('null as whole'))
      .unionAll(
        common(() => ofWholes(tx), 'scope_ref').select(
          'entity_ref',
          tx.raw('null as word'),
          { whole: 'scope_ref' },
        ),
      );
    return {
      technologies: grouped(rows, 'word'),
      wholes: grouped(rows, 'whole'),
    };
  }

  /** Postmortems beside some incidents that are the reader's to see already. */
  async postmortemsBeside(
    tx: Knex,
    ids: readonly number[],
    postmortems: Knex.QueryBuilder,
  ): Promise<ReadonlyMap<number, unknown>> {
    const rows: Row[] = await tx('incident')
      .whereIn('incident.id', [...ids])
      .select('incident.id', { postmortems });
    return new Map(rows.map(row => [int(row.id), row.postmortems]));
  }
}

function grouped(rows: readonly Row[], of: 'word' | 'whole'): Having {
  const groups = new Map<string, string[]>();
  for (const row of rows) {
    if (row[of] === null) continue;
    const ref = String(row.entity_ref);
    const known = groups.get(ref);
    if (known) known.push(String(row[of]));
    else groups.set(ref, [String(row[of])]);
  }
  return groups;
}
