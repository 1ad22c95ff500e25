import { Knex } from 'knex';
import { int, intOrNull, Row } from '../../platform/database/columns';

/** So many of the latest say how common words are. */
const MOST_TEXTS = 5_000;
/** Characters of a text that are counted. */
const LONGEST = 2_000;

/** The SQL of how common things are, in what everybody may read. */
export class CommonnessStore {
  /** What is said of some of the latest incidents, of how many there are, and the number of the latest. */
  async texts(tx: Knex): Promise<{
    readonly said: readonly string[];
    readonly all: number;
    readonly latest: number;
  }> {
    const [{ all, latest }] = await tx('incident')
      .count({ all: '*' })
      .max({ latest: 'id' });
    const rows: Row[] = await tx('incident')
      .whereNull('confidential_id')
      .orderBy('id', 'desc')
      .limit(MOST_TEXTS)
      .select('title', tx.raw('substr(summary, 1, ?) as summary', [LONGEST]));
    return {
      said: rows.map(({ title, summary }) => `${title}. ${summary}`),
      all: int(all),
      latest: intOrNull(latest) ?? 0,
    };
  }

  /** How many entities there are, and how many have each technology, and are in each system or domain. */
  async entities(tx: Knex): Promise<{
    readonly entities: number;
    readonly technologies: ReadonlyMap<string, number>;
    readonly wholes: ReadonlyMap<string, number>;
  }> {
    const [{ all }] = await tx('catalog_entity').count({ all: '*' });
    const technologies: Row[] = await tx('catalog_technology')
      .groupBy('word')
      .select({ name: 'word' })
      .count({ total: '*' });
    const wholes: Row[] = await ofWholes(tx)
      .groupBy('scope_ref')
      .select({ name: 'scope_ref' })
      .count({ total: '*' });
    return {
      entities: int(all),
      technologies: totals(technologies),
      wholes: totals(wholes),
    };
  }
}

/** What systems and domains contain. */
export function ofWholes(tx: Knex): Knex.QueryBuilder {
  return tx('catalog_membership').where(whole =>
    whole
      .where('scope_ref', 'like', 'system:%')
      .orWhere('scope_ref', 'like', 'domain:%'),
  );
}

function totals(rows: readonly Row[]): ReadonlyMap<string, number> {
  return new Map(rows.map(row => [String(row.name), int(row.total)]));
}
