import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { fillEveryTable } from '../__testUtils__/rowsOfEveryTable';

const directory = resolvePackagePath(
  '@afterword/plugin-reliability-backend',
  'migrations',
);

eachDatabase('Migrations of reviews', (databases, databaseId) => {
  it('keep how reviews that are over are set up, and of no others', async () => {
    const name = '20261127200000_review_setting.js';
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    await fillEveryTable(knex);
    await knex.migrate.down({
      directory,
      name: '20261127201000_review_ended.js',
    });
    await knex.migrate.down({ directory, name });
    await knex('review_series').update({
      rhythm: '{"zone":"Europe/Berlin","repeats":"weekly","time":"14:00"}',
      pool: '[{"ref":"group:default/a","zone":null,"since":1}]',
    });
    const { id: _, ...review } = await knex('review').first();
    await knex('review').insert({ ...review, state: 'closed' });
    await knex.migrate.up({ directory, name });
    const rows = await knex('review').orderBy('id').select('setting');
    expect(rows.map(({ setting }) => setting && JSON.parse(setting))).toEqual([
      null,
      {
        zone: 'Europe/Berlin',
        repeats: 'weekly',
        pool: ['group:default/a'],
        participants: [],
      },
    ]);
    await knex.destroy();
  });
});
