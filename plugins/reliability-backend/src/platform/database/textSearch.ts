import { Knex } from 'knex';
import { dialectOf, joinEach } from './dialect';

/** Texts that the engine keeps an index of (migrations `20261127203100_text_search.js` and `20261128165000_text_chapters.js`). */
export type SearchedText = 'incident' | 'learning';

/** The tables of a text, each found by a column of the one before it. */
type Way = readonly Parameters<typeof joinEach>[2][];

/** What PostgreSQL's indexes are of, and how to come from what was found to its number, by which later ones come later. */
const searched: Readonly<
  Record<
    SearchedText,
    {
      readonly vector: string;
      readonly number: string;
      readonly way: Readonly<Record<ReturnType<typeof dialectOf>, Way>>;
    }
  >
> = {
  incident: {
    vector: `(to_tsvector('english', left(incident.title || ' ' || incident.summary, 20000)) || array_to_tsvector(array['~' || (incident.id >> 12)::text]))`,
    number: 'incident.id',
    way: {
      sqlite: [{ table: 'incident', column: 'id', to: 'incident_text.rowid' }],
      postgres: [],
    },
  },
  learning: {
    vector: `to_tsvector('english', left(learning.statement || ' ' || learning.applies_to || ' ' || learning.helped, 20000))`,
    number: 'learning_record.id',
    way: {
      sqlite: [
        { table: 'learning_record', column: 'id', to: 'learning_text.rowid' },
        { table: 'learning', column: 'id', to: 'learning_record.learning_id' },
      ],
      postgres: [
        { table: 'learning_record', column: 'learning_id', to: 'learning.id' },
      ],
    },
  },
};

/** More than there are: a limit keeps PostgreSQL from walking all in their order, and asking of each what it says. */
const ALL = Number.MAX_SAFE_INTEGER;

/**
 * PostgreSQL's index of incidents has, beside what each says, the chapter that it stands in: so many thousand with numbers that follow each other. Those of some chapters
 * are in one short list of the index, so that the long list of a common word is looked into only where these are.
 */
const CHAPTERS = `(select string_agg('''~' || chapter || '''', ' | ')
  from generate_series(?::bigint >> 12, (select max(id)::bigint >> 12 from incident)) as chapter)::tsquery`;

/** Which of those that say something are wanted. */
export interface Latest {
  readonly most: number;
  /** Narrows a query of incidents, or of learnings with their records; what it leaves out does not count. */
  readonly narrow: (found: Knex.QueryBuilder) => void;
  /**
   * Of incidents, and PostgreSQL only, whose index knows no order: among those from this number on it looks first, and among all others where it finds too few. What
   * is found is the same, whatever it is.
   */
  readonly recent?: number;
}

/**
 * Ids (`id`) of the latest incidents, or learnings, that say all words of one of some groups, in any form that the engine takes for the same word. SQLite goes
 * through them from the latest and ends where it has enough.
 *
 * @param groups - of letters and digits only
 */
export function latestThatSay(
  tx: Knex,
  text: SearchedText,
  groups: readonly (readonly string[])[],
  { most, narrow, recent }: Latest,
): Knex.QueryBuilder {
  const { vector, number, way } = searched[text];
  const dialect = dialectOf(tx);
  const latest = (found: Knex.QueryBuilder, by = number) => {
    for (const step of way[dialect]) joinEach(tx, found, step);
    narrow(found);
    return found
      .orderBy(by, 'desc')
      .limit(most)
      .select({ id: `${text}.id`, number });
  };
  const isSqlite = dialect === 'sqlite';
  const table = isSqlite ? `${text}_text` : text;
  const order = isSqlite ? `${table}.rowid` : number;
  if (groups.length === 0) return latest(tx(table).whereRaw('1 = 0'), order);
  if (isSqlite) {
    const match = groups
      .map(words => `(${words.map(word => `"${word}"`).join(' AND ')})`)
      .join(' OR ');
    return latest(tx(table).whereRaw('?? match ?', [table, match]), order);
  }
  const asked = groups.map(words => `(${words.join(' & ')})`).join(' | ');
  const saying = () =>
    tx(text)
      .whereRaw(`${vector} @@ to_tsquery('english', ?)`, [asked])
      .limit(ALL)
      .select();
  if (recent === undefined) return latest(tx.from(saying().as(text)));
  const lately = saying()
    .whereRaw(`${vector} @@ ${CHAPTERS}`, [recent])
    .where(number, '>=', recent);
  const first = latest(tx.from(lately.as(text)));
  const others = latest(
    tx
      .from(saying().where(number, '<', recent).as(text))
      .whereRaw('(select count(*) from recent) < ?', [most]),
  );
  return tx
    .with('recent', first)
    .from(
      tx
        .from('recent')
        .select('*')
        .unionAll(tx.from(others.as('others')).select('*'))
        .as('found'),
    )
    .orderBy('number', 'desc')
    .limit(most)
    .select('id');
}
