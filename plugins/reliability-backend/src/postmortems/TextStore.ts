import {
  PostmortemSectionId,
  postmortemSectionIds,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { int, Row } from '../platform/database/columns';

/** Documents that are read at once: ten sections of each may be as long as a text may be. */
const AT_ONCE = 10;

/** The SQL of what documents say in words, for search. */
export class TextStore {
  /**
   * Of those that are published: sections in the order of the document, then lines of the timeline, then factors; a blank line between them.
   *
   * @param longest - characters after which nothing more of a document is read
   * @param snapshot - in which all statements see one moment, so that none reads what a draft says by then
   */
  async texts(
    snapshot: Knex,
    postmortemIds: readonly number[],
    longest: number,
  ): Promise<Map<number, string>> {
    const texts = new Map<number, string>();
    for (let start = 0; start < postmortemIds.length; start += AT_ONCE) {
      const ids = postmortemIds.slice(start, start + AT_ONCE);
      for (const [id, parts] of await partsOf(snapshot, ids, longest)) {
        texts.set(id, parts.join('\n\n'));
      }
    }
    return texts;
  }
}

async function partsOf(
  snapshot: Knex,
  postmortemIds: readonly number[],
  longest: number,
): Promise<Map<number, string[]>> {
  const published: number[] = await snapshot('postmortem')
    .whereIn('id', [...postmortemIds])
    .where('status', 'published')
    .pluck('id');
  const parts = new Map<number, string[]>(published.map(id => [int(id), []]));
  const room = new Map([...parts.keys()].map(id => [id, longest]));
  const of = (table: string) =>
    snapshot(table)
      .whereIn(
        'postmortem_id',
        [...room].flatMap(([id, left]) => (left > 0 ? id : [])),
      )
      .select(
        'postmortem_id',
        snapshot.raw('substr(text, 1, ?) as text', [longest]),
      );
  const take = (rows: readonly Row[]) => {
    for (const row of rows) {
      const id = int(row.postmortem_id);
      const text = String(row.text).trim();
      const left = room.get(id) ?? 0;
      if (text === '' || left <= 0) continue;
      parts.get(id)?.push(text);
      room.set(id, left - text.length);
    }
  };
  const sections: Row[] = await of('postmortem_section').select('section');
  take(sections.sort((a, b) => placeOf(a) - placeOf(b)));
  take(await of('timeline_entry').orderBy(['postmortem_id', 'position']));
  take(await of('factor').orderBy(['postmortem_id', 'position']));
  return parts;
}

function placeOf(row: Row): number {
  return postmortemSectionIds.indexOf(row.section as PostmortemSectionId);
}
