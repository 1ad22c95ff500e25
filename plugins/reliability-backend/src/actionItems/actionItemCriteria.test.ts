import {
  actionItemStatuses,
  actionItemTypes,
} from '@afterword/plugin-reliability-common';
import { mockServices } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { Knex } from 'knex';
import { anyCriteria, applies, Criteria } from '../__testUtils__/anyCriteria';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { Access } from '../platform/access/Access';
import { openDatabase } from '../platform/database/openDatabase';
import { asResource } from './ActionItemReading';
import { ActionItemToWrite, ActionItemStore } from './ActionItemStore';

const people = ['user:default/one', 'user:default/two', 'group:default/team'];
const entities = [
  'component:default/owned',
  'component:default/unowned',
  'component:default/unknown',
];

const properties = {
  owner: people,
  entity: entities,
  person: people,
  status: actionItemStatuses,
  kind: actionItemTypes,
  severity: ['sev1'],
} as const;

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
    );

  it('leave of a list exactly what they allow one by one', async () => {
    const { items: all } = await list();
    expect(all).toHaveLength(150);
    let partial = 0;
    await fc.assert(
      fc.asyncProperty(anyCriteria(properties), async criteria => {
        const allowed = all.filter(one => applies(criteria, asResource(one)));
        const { items, total } = await list(criteria);
        expect(items.map(({ id }) => id)).toEqual(allowed.map(({ id }) => id));
        expect(total).toBe(allowed.length);
        if (allowed.length > 0 && allowed.length < all.length) partial += 1;
      }),
      { numRuns: 100 },
    );
    expect(partial).toBeGreaterThan(15);
  });
});
