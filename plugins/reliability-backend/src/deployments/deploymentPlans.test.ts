import { deploymentListQuery } from '@afterword/plugin-reliability-common';
import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { dialectOf } from '../platform/database/dialect';
import { openDatabase } from '../platform/database/openDatabase';
import { DeploymentStore } from './DeploymentStore';

const ROWS = 20_000;
/** Every twentieth is of it: rare enough that a walk through all would be long, and too many to be sorted. */
const BUSY = 'component:default/7';

eachDatabase('Among many deployments', (databases, databaseId) => {
  let database: Knex;
  const store = new DeploymentStore();
  beforeAll(async () => {
    database = await openDatabase(
      mockServices.database({ knex: await databases.init(databaseId) }),
    );
    const [yes, no] =
      dialectOf(database) === 'postgres' ? ['true', 'false'] : ['1', '0'];
    const row = {
      version: '1',
      entity_ref: "'component:default/' || (i % 20)",
      environment: "'production'",
      production: yes,
      status: "'success'",
      rolled_back: no,
      finished_at: 'i * 1000',
      search_text: "'1.0'",
      created_at: 'i',
      updated_at: 'i',
    };
    await database.raw(
      `insert into deployment (${Object.keys(row).join(', ')})
       with recursive n(i) as
         (select 1 union all select i + 1 from n where i < ${ROWS})
       select ${Object.values(row).join(', ')} from n`,
    );
    await database.raw('analyze');
  });

  const planOf = async (query: object) => {
    const asked: { sql: string; bindings: Knex.Value[] }[] = [];
    const listen = (each: { sql: string; bindings: Knex.Value[] }) =>
      asked.push(each);
    database.on('query', listen);
    const { limit, cursor, count, ...filters } =
      deploymentListQuery.parse(query);
    const page = { limit, cursor, count };
    const { next } = await store.list(database, undefined, filters, page, () =>
      database('incident'),
    );
    database.removeListener('query', listen);
    const isPostgres = dialectOf(database) === 'postgres';
    const explained = await database.raw(
      `${isPostgres ? 'explain' : 'explain query plan'} ${asked[0].sql
        .replace(/\$\d+/g, '?')
        .replace(/\\\?/g, '?')}`,
      asked[0].bindings,
    );
    return {
      next,
      plan: JSON.stringify(isPostgres ? explained.rows : explained),
    };
  };
  const sorting = /Sort|TEMP B-TREE/;

  it.each(['-finished', 'finished'])(
    'the list of one entity by %s walks the index that was made for it, and goes on as it began',
    async sort => {
      const first = await planOf({ scope: BUSY, sort });
      const { next: cursor } = first;
      for (const { plan } of [
        first,
        await planOf({ scope: BUSY, sort, cursor }),
      ]) {
        expect(plan).toContain('deployment_entity');
        expect(plan).not.toMatch(sorting);
      }
    },
  );

  it.each([
    ['-finished', 'deployment_finished_at'],
    ['-updated', 'deployment_updated_at'],
  ])('the list of all by %s walks %s', async (sort, index) => {
    const { plan } = await planOf({ sort });
    expect(plan).toContain(index);
    expect(plan).not.toMatch(sorting);
  });

  it('the list goes straight to the one whose key is asked for', async () => {
    const { plan } = await planOf({ q: 'DEP-4242' });
    expect(plan).toMatch(/deployment_pkey|INTEGER PRIMARY KEY/);
  });
});
