import {
  ExplainableIncident,
  lastSuccessfulBefore,
  ProposableDeployment,
} from '@afterword/plugin-reliability-common';
import { mockServices } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { Knex } from 'knex';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { dialectOf } from '../platform/database/dialect';
import { openDatabase } from '../platform/database/openDatabase';
import { DeploymentFacts } from '../platform/facts/DeploymentFacts';
import { ProposalStore, theseIncidents } from './ProposalStore';

const HOUR = 3_600_000;
const entities = ['component:default/a', 'component:default/b'];
const roles = ['impacted', 'origin', 'contributing'];

// Few moments, so that many are equal.
const moment = fc.integer({ min: 0, max: 12 }).map(hours => hours * HOUR);
const deployment = fc.record({
  entity: fc.constantFrom(...entities),
  production: fc.boolean(),
  status: fc.constantFrom('success' as const, 'failed' as const),
  finishedAt: moment,
});
const incident = fc.record({
  anchorAt: fc.option(moment),
  entities: fc.subarray(entities),
});

const incidentRow = {
  version: 1,
  title: 'x',
  search_text: 'x',
  kind: 'incident',
  severity_sort: 'unknown',
  status: 'open',
  summary: '',
  dimensions: '{}',
  stated: '{}',
  times: '{}',
  flags: '[]',
  flagged: false,
  sort_at: 0,
  created_at: 0,
  updated_at: 0,
};

eachDatabase('Proposals', (databases, databaseId) => {
  let database: Knex;
  const store = new ProposalStore();
  const facts = new DeploymentFacts();
  beforeAll(async () => {
    database = await openDatabase(
      mockServices.database({ knex: await databases.init(databaseId) }),
    );
  });

  const keep = async (
    deployments: readonly ProposableDeployment[],
    incidents: readonly ExplainableIncident[],
  ) => {
    for (const table of ['deployment_fact', 'incident_entity', 'incident']) {
      await database(table).delete();
    }
    await facts.insertDeployments(
      database,
      deployments.map(each => ({
        deployment_id: each.id,
        entity_ref: each.entity,
        production: each.production,
        status: each.status,
        rolled_back: false,
        finished_at: each.finishedAt,
      })),
    );
    for (const [index, { anchorAt, entities: refs }] of incidents.entries()) {
      const id = index + 1;
      await database('incident').insert({
        ...incidentRow,
        id,
        anchor_at: anchorAt,
      });
      for (const entity_ref of refs) {
        // In two roles, which must not double what is proposed.
        for (const role of roles.slice(0, 2)) {
          await database('incident_entity').insert({
            incident_id: id,
            entity_ref,
            role,
            sort_at: 0,
          });
        }
      }
    }
  };

  it('are for many incidents at once what the rule says of each', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(deployment, { maxLength: 12 }),
        fc.array(incident, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(1, 2.5, 24),
        async (given, incidents, withinHours) => {
          const deployments = given.map((each, index) => ({
            ...each,
            id: index + 1,
          }));
          await keep(deployments, incidents);
          const found = await store.lastSuccessfulBefore(
            database,
            theseIncidents(
              database,
              incidents.map((_, index) => index + 1),
            ),
            withinHours,
          );
          expect(found).toEqual(
            incidents.flatMap((one, index) =>
              lastSuccessfulBefore(one, deployments, withinHours)
                .sort((a, b) => a - b)
                .map(deploymentId => ({ incidentId: index + 1, deploymentId })),
            ),
          );
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);

  it('step into the index for each incident, and never walk through the deployments', async () => {
    await keep([], []);
    const isPostgres = dialectOf(database) === 'postgres';
    const [yes, no] = isPostgres ? ['true', 'false'] : ['1', '0'];
    const fill = (table: string, rows: number, columns: string, row: string) =>
      database.raw(
        `insert into ${table} (${columns})
         with recursive n(i) as
           (select 1 union all select i + 1 from n where i < ${rows})
         select ${row} from n`,
      );
    const entity = "'component:default/' || (i % 50)";
    await fill(
      'deployment_fact',
      50_000,
      'deployment_id, entity_ref, production, status, rolled_back, finished_at',
      `i, ${entity}, ${yes}, 'success', ${no}, i * 40000`,
    );
    await fill(
      'incident',
      1_000,
      `id, ${Object.keys(incidentRow).join(', ')}, anchor_at`,
      `i, ${Object.values(incidentRow)
        .map(value => {
          if (value === false) return no;
          return typeof value === 'string' ? `'${value}'` : String(value);
        })
        .join(', ')}, i * 2000000`,
    );
    await fill(
      'incident_entity',
      1_000,
      'incident_id, entity_ref, role, sort_at',
      `i, ${entity}, 'impacted', 0`,
    );
    await database.raw('analyze');
    const asked: { sql: string; bindings: Knex.Value[] }[] = [];
    database.on('query', query => asked.push(query));
    const all = database('incident').select('incident.id');
    const found = await store.lastSuccessfulBefore(database, all, 24);
    expect(found).toHaveLength(1_000);
    const [{ sql, bindings }] = asked;
    const explained = await database.raw(
      `${isPostgres ? 'explain' : 'explain query plan'} ${sql
        .replace(/\$\d+/g, '?')
        .replace(/\\\?/g, '?')}`,
      bindings,
    );
    const plan = JSON.stringify(isPostgres ? explained.rows : explained);
    expect(plan).toContain('deployment_fact_entity');
    expect(plan).not.toMatch(
      /Seq Scan on deployment_fact|SCAN deployment_fact/,
    );
  }, 60_000);
});
