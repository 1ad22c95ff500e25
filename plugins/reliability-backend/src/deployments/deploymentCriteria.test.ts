import { deploymentStatuses } from '@afterword/plugin-reliability-common';
import { deploymentRules } from '@afterword/plugin-reliability-node';
import { mockServices } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { Knex } from 'knex';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { Criteria, expectAgreement } from '../__testUtils__/expectAgreement';
import { openDatabase } from '../platform/database/openDatabase';
import { asResource } from './deploymentFilters';
import { DeploymentStore } from './DeploymentStore';

const people = ['user:default/one', 'group:default/team'];
const entities = [
  'component:default/owned',
  'component:default/unowned',
  'component:default/unknown',
];
const environments = ['production', 'staging'];

const values = {
  isEntityOwner: [...people, 'Group:default/TEAM'],
  concernsEntity: [...entities, 'Component:Default/Owned'],
  isParticipant: [...people, 'User:default/ONE'],
  hasStatus: deploymentStatuses,
  hasKind: environments,
  hasSeverity: ['sev1'],
};

const deployment = fc.record({
  entity: fc.constantFrom(...entities),
  environment: fc.constantFrom(...environments),
  status: fc.constantFrom(...deploymentStatuses),
  createdBy: fc.option(fc.constantFrom(...people)),
});

eachDatabase('Policies about deployments', (databases, databaseId) => {
  let database: Knex;
  const store = new DeploymentStore();
  beforeAll(async () => {
    database = await openDatabase(
      mockServices.database({ knex: await databases.init(databaseId) }),
    );
    await database('catalog_entity').insert([
      {
        entity_ref: 'component:default/owned',
        kind: 'component',
        owner_ref: 'group:default/team',
      },
      { entity_ref: 'component:default/unowned', kind: 'component' },
    ]);
    await store.insertAll(
      database,
      fc.sample(deployment, { numRuns: 150, seed: 7 }).map(given => ({
        production: true,
        rolledBack: false,
        startedAt: null,
        finishedAt: 0,
        release: null,
        url: null,
        source: null,
        externalId: null,
        recordHash: null,
        extra: null,
        createdAt: 0,
        updatedAt: 0,
        ...given,
      })),
    );
  });

  const list = (criteria?: Criteria) =>
    store.list(
      database,
      criteria,
      { sort: 'finished' },
      { limit: 200, count: true },
      () => database('incident'),
    );

  it('leave of a list exactly what they allow one by one', async () => {
    const { items } = await list();
    expect(items).toHaveLength(150);
    const owners = new Map([['component:default/owned', 'group:default/team']]);
    await expectAgreement({
      rules: deploymentRules,
      values,
      neverMet: ['hasSeverity'],
      rows: items.map(one => ({
        id: one.id,
        resource: asResource(one, owners),
      })),
      list: async criteria => {
        const left = await list(criteria);
        return { ids: left.items.map(({ id }) => id), total: left.total };
      },
    });
  }, 120_000);
});
