import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { fillEveryTable } from '../__testUtils__/rowsOfEveryTable';

const directory = resolvePackagePath(
  '@afterword/plugin-reliability-backend',
  'migrations',
);
const name = '20261128160000_change_review_records.js';

eachDatabase('Change reviews of before', (databases, databaseId) => {
  it('keep what belongs to them when it is taken back that they may come from elsewhere', async () => {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    await fillEveryTable(knex);
    await knex('change_review').update({ source: 'ci', external_id: '1' });
    const waits = {
      from_kind: 'changeReview',
      from_id: 1,
      to_kind: 'actionItem',
      to_source: 'ci',
      to_external_id: '1',
    };
    await knex('pending_reference').insert([
      { ...waits, detail: 'one' },
      { ...waits, detail: 'another' },
    ]);
    const rows = async () => ({
      entities: await knex('change_review_entity').select(),
      links: await knex('change_link').select(),
      risks: await knex('change_risk').select(),
    });
    const before = await rows();
    await knex.migrate.down({ directory, name });
    expect(await knex.schema.hasColumn('change_review', 'source')).toBe(false);
    expect(await knex('pending_reference').select('from_kind')).toEqual([
      { from_kind: 'postmortem' },
    ]);
    expect(await rows()).toEqual(before);
    await knex.migrate.up({ directory, name });
    expect(await rows()).toEqual(before);
    const [waiting] = await knex('pending_reference').select();
    expect(waiting).toMatchObject({ from_kind: 'postmortem', detail: '' });
    await knex.destroy();
  });
});
