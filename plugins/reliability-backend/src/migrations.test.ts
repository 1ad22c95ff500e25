import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { eachDatabase } from './__testUtils__/eachDatabase';

const directory = resolvePackagePath(
  '@afterword/plugin-reliability-backend',
  'migrations',
);

/** Rows of every table, written with only what a schema demands: text for text, numbers for numbers. */
async function fill(knex: Knex): Promise<void> {
  const [{ id: confidential }] = await knex('confidential').insert(
    { created_at: 1 },
    ['id'],
  );
  await knex('confidential_reader').insert({
    confidential_id: confidential,
    reader_ref: 'user:default/a',
    reason: 'author',
  });
  await knex('incident').insert({
    version: 1,
    title: 'Incident',
    search_text: 'incident',
    kind: 'incident',
    severity: null,
    severity_sort: 'unknown',
    status: 'open',
    summary: '',
    dimensions: '{}',
    stated: '{}',
    times: '{}',
    flags: '[]',
    flagged: false,
    sort_at: 1,
    created_at: 1,
    updated_at: 1,
    confidential_id: confidential,
  });
  await knex('history').insert({
    resource_kind: 'incident',
    resource_id: 1,
    version: 1,
    at: 1,
    action: 'created',
    changes: '{}',
  });
}

eachDatabase('Migrations', (databases, databaseId) => {
  it('go up, down and up again, one by one, with data in between', async () => {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    await fill(knex);
    const [done] = await knex.migrate.list({ directory });
    expect(done.length).toBeGreaterThan(0);
    for (let step = 0; step < done.length; step++) {
      await knex.migrate.down({ directory });
    }
    const [none] = await knex.migrate.list({ directory });
    expect(none).toEqual([]);
    await knex.migrate.latest({ directory });
    await fill(knex);
    expect(await knex('incident').count({ total: '*' })).toEqual([
      { total: expect.anything() },
    ]);
    await knex.destroy();
  });

  it('leave what is there when they are run again', async () => {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    await fill(knex);
    const [batch, names] = await knex.migrate.latest({ directory });
    expect([batch, names]).toEqual([expect.any(Number), []]);
    const [{ title }] = await knex('incident').select('title');
    expect(title).toBe('Incident');
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
});
