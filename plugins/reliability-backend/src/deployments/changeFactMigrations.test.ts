import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { fillEveryTable } from '../__testUtils__/rowsOfEveryTable';

const directory = resolvePackagePath(
  '@afterword/plugin-reliability-backend',
  'migrations',
);

eachDatabase('Facts of causes that are there', (databases, databaseId) => {
  it('know when both ends of confirmed failures began', async () => {
    const name = '20261127140000_change_failure_began.js';
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    await fillEveryTable(knex);
    await knex.migrate.down({ directory, name });
    await knex('deployment').update({ started_at: 7 });
    await knex('incident').update({ anchor_at: 5 });
    await knex.migrate.up({ directory, name });
    const [row] = await knex('change_failure_fact').select();
    expect([row.started_at, row.began_at].map(Number)).toEqual([7, 5]);
    await knex.destroy();
  });

  it('know of when the incidents were whose causes are known', async () => {
    const name = '20261127140000_change_answer_fact_anchor.js';
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    await fillEveryTable(knex);
    await knex.migrate.down({ directory, name });
    await knex('incident').update({ anchor_at: 5 });
    await knex.migrate.up({ directory, name });
    const [row] = await knex('change_answer_fact').select();
    expect(Number(row.anchor_at)).toBe(5);
    await knex.destroy();
  });
});
