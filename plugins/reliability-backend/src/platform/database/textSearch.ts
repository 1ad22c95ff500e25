import { Knex } from 'knex';
import { dialectOf } from './dialect';

/** Texts that the engine keeps an index of (migration `20261127203100_text_search.js`). */
export type SearchedText = 'incident' | 'learning';

/** What PostgreSQL's indexes are of, and what the rows of SQLite's search are named by. */
const searched: Readonly<
  Record<SearchedText, { readonly vector: string; readonly row: string }>
> = {
  incident: {
    vector: `to_tsvector('english', left(incident.title || ' ' || incident.summary, 20000))`,
    row: 'incident.id',
  },
  learning: {
    vector: `to_tsvector('english', left(learning.statement || ' ' || learning.applies_to || ' ' || learning.helped, 20000))`,
    row: 'learning_record.id',
  },
};

/**
 * Restricts a query of incidents, or of learnings with their records, to those that say all words of one of some groups, in any form that the engine takes for
 * the same word.
 *
 * @param groups - of letters and digits only
 */
export function whereSays(
  query: Knex.QueryBuilder,
  text: SearchedText,
  groups: readonly (readonly string[])[],
): void {
  const { vector, row } = searched[text];
  if (groups.length === 0) {
    query.whereRaw('1 = 0');
  } else if (dialectOf(query) === 'postgres') {
    query.whereRaw(`${vector} @@ to_tsquery('english', ?)`, [
      groups.map(words => `(${words.join(' & ')})`).join(' | '),
    ]);
  } else {
    const asked = groups
      .map(words => `(${words.map(word => `"${word}"`).join(' AND ')})`)
      .join(' OR ');
    query.whereRaw(
      `${row} in (select rowid from ${text}_text where ${text}_text match ?)`,
      [asked],
    );
  }
}
