import {
  actionItemStatuses,
  actionItemTypes,
} from '@afterword/plugin-reliability-common';
import { actionItemRules } from '@afterword/plugin-reliability-node';
import { mockServices } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { Knex } from 'knex';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { Criteria, expectAgreement } from '../__testUtils__/expectAgreement';
import { Access } from '../platform/access/Access';
import { openDatabase } from '../platform/database/openDatabase';
import { asResource } from './ActionItemReading';
import { ActionItemToWrite } from './ActionItemRow';
import { ActionItemStore } from './ActionItemStore';

const people = ['user:default/one', 'user:default/two', 'group:default/team'];
const entities = [
  'component:default/owned',
  'component:default/unowned',
  'component:default/unknown',
];

const values = {
  isEntityOwner: [...people, 'Group:default/TEAM'],
  concernsEntity: [...entities, 'Component:Default/Owned'],
  isParticipant: [...people, 'User:default/ONE'],
  hasStatus: actionItemStatuses,
  hasKind: actionItemTypes,
  hasSeverity: ['sev1'],
};

const item = fc.record({
  entity: fc.option(fc.constantFrom(...entities)),
  owner: fc.option(fc.constantFrom(...people)),
  assignee: fc.option(fc.constantFrom(...people)),
  createdBy: fc.option(fc.constantFrom(...people)),
  status: fc.constantFrom(...actionItemStatuses),
  type: fc.option(fc.constantFrom(...actionItemTypes)),
});

const toWrite = (given: Partial<ActionItemToWrite>): ActionItemToWrite => ({
  title: 'x',
  description: '',
  type: null,
  status: 'candidate',
  statusNote: '',
  entity: null,
  owner: null,
  assignee: null,
  due: null,
  originalDue: null,
  checkOn: null,
  acceptanceTest: '',
  trackerUrl: null,
  committedAt: null,
  doneAt: null,
  verifiedAt: null,
  postmortemId: null,
  incidentId: null,
  extra: null,
  source: null,
  externalId: null,
  recordHash: null,
  createdAt: 0,
  updatedAt: 0,
  createdBy: null,
  confidentialId: null,
  ...given,
});

eachDatabase('Policies about action items', (databases, databaseId) => {
  let database: Knex;
  const store = new ActionItemStore(new Access());
  const service = { kind: 'service', subject: 'plugin:test' } as const;
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
    const items = fc.sample(item, { numRuns: 150, seed: 7 });
    await store.insertAll(database, items.map(toWrite));
  });

  const list = (criteria?: Criteria) =>
    store.list(
      database,
      { principal: service, criteria },
      { sort: 'due', today: '2026-11-23' },
      { limit: 200, count: true },
      { postmortem: database.raw('null'), incident: database.raw('null') },
    );

  it('leave of a list exactly what they allow one by one', async () => {
    const { items } = await list();
    expect(items).toHaveLength(150);
    await expectAgreement({
      rules: actionItemRules,
      values,
      neverMet: ['hasSeverity'],
      rows: items.map(one => ({ id: one.id, resource: asResource(one) })),
      list: async criteria => {
        const left = await list(criteria);
        return { ids: left.items.map(({ id }) => id), total: left.total };
      },
    });
  }, 120_000);
});
