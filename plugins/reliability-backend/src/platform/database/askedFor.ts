import { idInKey, KeyedKind } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { containing } from './columns';

/**
 * Narrows a list to what a text asks for: the one row with that key, found by its primary key, or all with the words in
 * their titles.
 *
 * @param table - has `id` and `search_text`
 */
export function askedFor(
  select: Knex.QueryBuilder,
  table: string,
  kind: KeyedKind,
  text: string,
): void {
  const id = idInKey(kind, text);
  if (id !== undefined) {
    select.where(`${table}.id`, id);
  } else {
    select.whereRaw(`${table}.search_text like ? escape '\\'`, [
      containing(text),
    ]);
  }
}
