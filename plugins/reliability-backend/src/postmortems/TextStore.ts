import {
  PostmortemSectionId,
  postmortemSectionIds,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { int, Row } from '../platform/database/columns';
import { inBatches } from '../platform/database/dialect';

/** The SQL of what documents say in words, for search. */
export class TextStore {
  /**
   * Of those that are published: sections in the order of the document, then lines of the timeline, then factors; a blank line between them.
   *
   * @param snapshot - in which all statements see one moment, so that none reads what a draft says by then
   */
  async texts(
    snapshot: Knex,
    postmortemIds: readonly number[],
  ): Promise<Map<number, string>> {
    const parts = new Map<number, string[]>();
    const take = (rows: readonly Row[]) => {
      for (const row of rows) {
        const text = String(row.text).trim();
        if (text) parts.get(int(row.postmortem_id))?.push(text);
      }
    };
    for (const batch of inBatches(postmortemIds, 1)) {
      const published: number[] = await snapshot('postmortem')
        .whereIn('id', batch)
        .where('status', 'published')
        .pluck('id');
      const ids = published.map(int);
      for (const id of ids) parts.set(id, []);
      const of = (table: string) =>
        snapshot(table)
          .whereIn('postmortem_id', ids)
          .select('postmortem_id', 'text');
      const sections: Row[] = await of('postmortem_section').select('section');
      take(sections.sort((a, b) => placeOf(a) - placeOf(b)));
      take(await of('timeline_entry').orderBy(['postmortem_id', 'position']));
      take(await of('factor').orderBy(['postmortem_id', 'position']));
    }
    return new Map([...parts].map(([id, texts]) => [id, texts.join('\n\n')]));
  }
}

function placeOf(row: Row): number {
  return postmortemSectionIds.indexOf(row.section as PostmortemSectionId);
}
