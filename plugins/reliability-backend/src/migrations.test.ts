import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { eachDatabase } from './__testUtils__/eachDatabase';
import { fillEveryTable } from './__testUtils__/rowsOfEveryTable';
import { tablesOf } from './__testUtils__/tablesOf';
import { dialectOf } from './platform/database/dialect';

const directory = resolvePackagePath(
  '@afterword/plugin-reliability-backend',
  'migrations',
);

/** How many rows each table has, as the database lists its tables. */
async function countsOf(knex: Knex): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const table of await tablesOf(knex)) {
    const [row] = await knex(table).count({ total: '*' });
    counts.set(table, Number(row.total));
  }
  return counts;
}

/** Fills every table; one that a new migration brings and that stays empty fails here. */
async function fill(knex: Knex): Promise<void> {
  await fillEveryTable(knex);
  const counts = await countsOf(knex);
  const empty = [...counts].flatMap(([name, rows]) => (rows > 0 ? [] : name));
  expect(empty).toEqual([]);
}

/** What goes when a migration is taken back, beside tables of its own: rows that cannot be without it. */
const forgottenBy: Readonly<Record<string, readonly string[]>> = {
  // Without its conditions, a feed would tell everything.
  '20261128161000_feed_conditions.js': ['feed'],
};

/**
 * Migrations that have landed, and so stay as they are, although taking them back on SQLite deletes what belongs to the rows of their table: knex drops
 * a column there by a new table in place of the old one, and dropping that takes along whatever refers to it. New ones drop columns by a statement of
 * their own.
 */
const replacingTheirTable: readonly string[] = [
  '20261127200000_review_setting.js',
  '20261127231000_review_kind.js',
  '20261128120000_change_reopened.js',
  '20261128130000_review_begins.js',
  '20261128130100_review_series_ended.js',
  '20261128140000_change_first_done.js',
];

/** Without the damage of those that replace their table, so that there are rows left for the ones before them. */
async function takeBack(knex: Knex, name: string): Promise<void> {
  const sparing =
    dialectOf(knex) === 'sqlite' && replacingTheirTable.includes(name);
  if (sparing) await knex.raw('pragma foreign_keys = off');
  await knex.migrate.down({ directory, name });
  if (sparing) await knex.raw('pragma foreign_keys = on');
}

eachDatabase('Migrations', (databases, databaseId) => {
  it('go up, down and up again, one by one, with data in between', async () => {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    await fill(knex);
    const [done] = await knex.migrate.list({ directory });
    expect(done.length).toBeGreaterThan(0);
    const names = done.map(({ name }: { name: string }) => name);
    for (const name of names.reverse()) {
      const before = await countsOf(knex);
      await takeBack(knex, name);
      const after = await countsOf(knex);
      const lost = [...before].flatMap(([table, rows]) =>
        (after.get(table) ?? rows) < rows ? [table] : [],
      );
      expect({ name, lost }).toEqual({ name, lost: forgottenBy[name] ?? [] });
    }
    const [none] = await knex.migrate.list({ directory });
    expect(none).toEqual([]);
    expect(await tablesOf(knex)).toEqual([]);
    await knex.migrate.latest({ directory });
    await fill(knex);
    await knex.destroy();
  });

  it('leave what is there when they are run again', async () => {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    await fill(knex);
    const before = await countsOf(knex);
    const [batch, names] = await knex.migrate.latest({ directory });
    expect([batch, names]).toEqual([expect.any(Number), []]);
    const [{ title }] = await knex('incident').select('title');
    expect(title).toBe('Incident');
    expect(await countsOf(knex)).toEqual(before);
    await knex.destroy();
  });

  it('let nobody read what was confidential before circles were kept', async () => {
    const name = '20261126110000_drafted_by.js';
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    await fill(knex);
    const index = '20261126130000_drafted_by_index.js';
    await knex.migrate.down({ directory, name: index });
    await knex.migrate.down({ directory, name });
    await knex('history').delete();
    await knex('postmortem').update({ confidential_id: null });
    await knex('action_item').update({ postmortem_id: 1 });
    const [draft] = await knex('postmortem_revision').select();
    await knex('postmortem_revision').insert({
      ...draft,
      number: 2,
      at: 10,
      drafted: false,
    });
    const change = {
      resource_id: 1,
      version: 1,
      action: 'changed',
      changes: '{"title":["Secret","Title"]}',
    };
    const released = '{"visibility":["restricted","everyone"]}';
    await knex('history').insert([
      { ...change, resource_kind: 'postmortem', at: 10 },
      { ...change, resource_kind: 'postmortem', at: 11 },
      { ...change, resource_kind: 'actionItem', at: 9 },
      { ...change, resource_kind: 'actionItem', at: 11 },
      { ...change, resource_kind: 'actionItem', at: 9, resource_id: 2 },
      { ...change, resource_kind: 'incident', at: 5 },
      { ...change, resource_kind: 'incident', at: 7, changes: released },
      { ...change, resource_kind: 'incident', at: 8 },
      { ...change, resource_kind: 'incident', at: 5, resource_id: 2 },
    ]);
    await knex.migrate.up({ directory, name });
    const rows = await knex('history').orderBy('id').select('confidential_id');
    expect(rows.map(row => row.confidential_id !== null)).toEqual([
      ...[true, false],
      ...[true, false, false],
      ...[true, true, false, false],
    ]);
    const circle = rows[0].confidential_id;
    expect(await knex('confidential').where('id', circle)).toHaveLength(1);
    for (const table of ['confidential_reader', 'confidential_entity']) {
      expect(await knex(table).where('confidential_id', circle)).toEqual([]);
    }
    await knex.destroy();
  });

  it('take back since when restricted incidents said that entities are watched', async () => {
    const name = '20261126120000_sightings_for_everybody.js';
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    await fill(knex);
    await knex.migrate.down({ directory, name });
    const [incident] = await knex('incident').select();
    const [entity] = await knex('incident_entity').select();
    const entity_ref = 'component:default/seen-by-all';
    await knex('incident').insert({
      ...incident,
      id: 2,
      confidential_id: null,
    });
    await knex('incident_entity').insert([
      { ...entity, entity_ref },
      { ...entity, entity_ref, incident_id: 2, sort_at: 7 },
    ]);
    await knex('observation').insert({
      entity_ref,
      since: 1,
    });
    await knex.migrate.up({ directory, name });
    const left = await knex('observation').select('entity_ref', 'since');
    expect(left.map(row => [row.entity_ref, Number(row.since)])).toEqual([
      [entity_ref, 7],
    ]);
    await knex.destroy();
  });

  it('find drafts that are there by what everybody sees', async () => {
    const name = '20261126110100_drafts_found_by_what_everybody_sees.js';
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    await fill(knex);
    await knex.migrate.down({ directory, name });
    const found = async () => {
      const draft = await knex('postmortem').first('started_at', 'sort_at');
      const entities = await knex('postmortem_entity').select('entity_ref');
      return {
        startedAt: draft.started_at === null ? null : Number(draft.started_at),
        sortAt: Number(draft.sort_at),
        entities: entities.map(({ entity_ref }) => entity_ref),
      };
    };
    await knex('postmortem').update({ started_at: 7, sort_at: 7 });
    await knex.migrate.up({ directory, name });
    expect(await found()).toEqual({ startedAt: null, sortAt: 1, entities: [] });

    await knex.migrate.down({ directory, name });
    const { id, ...incident } = await knex('incident').first();
    const seen = { ...incident, confidential_id: null, anchor_at: 9 };
    const [target] = await knex('incident').insert(seen, ['id']);
    const merged = { ...seen, merged_into: target.id, anchor_at: 5 };
    const [other] = await knex('incident').insert(merged, ['id']);
    await knex('incident_entity').insert({
      incident_id: target.id,
      entity_ref: 'component:default/seen',
      role: 'impacted',
      sort_at: 9,
    });
    await knex('postmortem_incident').insert({
      postmortem_id: 1,
      incident_id: other.id,
      position: 1,
    });
    await knex.migrate.up({ directory, name });
    expect(await found()).toEqual({
      startedAt: 9,
      sortAt: 9,
      entities: ['component:default/seen'],
    });
    await knex.destroy();
  });

  it('keep the integrity between rows', async () => {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    await expect(
      knex('incident_entity').insert({
        incident_id: 4711,
        entity_ref: 'component:default/x',
        role: 'impacted',
        sort_at: 1,
      }),
    ).rejects.toThrow(/foreign key/i);
    await knex.destroy();
  });

  it('have the days put together of facts that are there', async () => {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    await fill(knex);
    await knex.migrate.down({
      directory,
      name: '20261127090000_fact_segments.js',
    });
    const DAY = 86_400_000;
    const [fact] = await knex('incident_fact').select();
    await knex('incident_fact').delete();
    const anchors = [0, DAY - 1, DAY, -1, -DAY, -DAY - 1, null];
    await knex('incident_fact').insert(
      anchors.map((anchor_at, id) => ({
        ...fact,
        entity_ref: `component:default/${id}`,
        anchor_at,
      })),
    );
    await knex.migrate.latest({ directory });
    const [{ days }] = await knex('fact_change').select('days');
    expect(JSON.parse(days).sort((a: number, b: number) => a - b)).toEqual([
      -2, -1, 0, 1,
    ]);
    await knex.destroy();
  });

  it('know the layers of postmortems that are published already', async () => {
    const name = '20261127100000_incident_layer_fact.js';
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    await fill(knex);
    await knex.migrate.down({ directory, name });
    const { id: _incident, ...incident } = await knex('incident').first();
    const [target] = await knex('incident').insert(
      { ...incident, confidential_id: null },
      ['id'],
    );
    const [merged] = await knex('incident').insert(
      { ...incident, confidential_id: null, merged_into: target.id },
      ['id'],
    );
    const { id: _draft, ...draft } = await knex('postmortem').first();
    const [published] = await knex('postmortem').insert(
      { ...draft, confidential_id: null, status: 'published' },
      ['id'],
    );
    await knex('postmortem_incident').insert(
      [1, target.id, merged.id].map((incident_id, position) => ({
        postmortem_id: published.id,
        incident_id,
        position,
      })),
    );
    const factor = await knex('factor').first();
    await knex('factor').insert(
      ['process', 'process', 'people'].map((layer, index) => ({
        ...factor,
        id: `00000000-0000-4000-8000-00000000001${index}`,
        postmortem_id: published.id,
        layer,
      })),
    );
    await knex.migrate.up({ directory, name });
    const rows = await knex('incident_layer_fact').orderBy([
      'incident_id',
      'layer',
    ]);
    expect(
      rows.map(row => [
        Number(row.incident_id),
        row.layer,
        Number(row.postmortem_id),
        row.confidential_id === null,
      ]),
    ).toEqual(
      [1, Number(target.id)].flatMap(of =>
        ['people', 'process'].map(layer => [
          of,
          layer,
          Number(published.id),
          of !== 1,
        ]),
      ),
    );
    await knex.destroy();
  });

  it('give learnings that are there their keys as they were published, drafts last', async () => {
    const name = '20261127171000_learning_record.js';
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    await fill(knex);
    // It follows what is written of learnings and their keys.
    const search = '20261127203100_text_search.js';
    await knex.migrate.down({ directory, name: search });
    await knex.migrate.down({ directory, name });
    const learning = await knex('learning').first();
    const ids = [1, 2].map(digit => `${learning.id.slice(0, -2)}a${digit}`);
    await knex('learning').insert(
      ids.map((id, index) => ({ ...learning, id, published_at: 9 - index })),
    );
    await knex.migrate.up({ directory, name });
    const rows = await knex('learning_record').orderBy('id');
    expect(
      rows.map(({ id, learning_id }) => [Number(id), learning_id]),
    ).toEqual(
      [ids[1], ids[0], learning.id].map((id, index) => [index + 1, id]),
    );
    await knex.destroy();
  });

  it('know since when action items that are there are promised', async () => {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    await fill(knex);
    await knex('action_item').update({ committed_at: 7 });
    const name = '20261127101000_commitment_fact_since.js';
    await knex.migrate.down({ directory, name });
    await knex.migrate.up({ directory, name });
    const [fact] = await knex('action_item_fact').select('committed_at');
    expect(Number(fact.committed_at)).toBe(7);
    await knex.destroy();
  });
});
