import { changeStatuses } from '@afterword/plugin-reliability-common';
import { changeRules } from '@afterword/plugin-reliability-node';
import { mockServices } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { Knex } from 'knex';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { Criteria, expectAgreement } from '../__testUtils__/expectAgreement';
import { openDatabase } from '../platform/database/openDatabase';
import { asResource } from './changeFilters';
import { ChangeRiskStore } from './ChangeRiskStore';
import { writtenHere } from './ChangeRow';
import { ChangeStore } from './ChangeStore';

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
  hasStatus: changeStatuses,
  hasKind: ['change'],
  hasSeverity: ['sev1'],
};

const someChange = fc.record({
  entities: fc.subarray(entities, { minLength: 1 }),
  status: fc.constantFrom(...changeStatuses),
  owner: fc.option(fc.constantFrom(...people)),
  createdBy: fc.constantFrom(...people),
  prepared: fc.array(fc.option(fc.constantFrom(...people)), { maxLength: 2 }),
});

eachDatabase('Policies about change reviews', (databases, databaseId) => {
  let database: Knex;
  const store = new ChangeStore();
  const risks = new ChangeRiskStore();

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
    const changes = fc.sample(someChange, { numRuns: 120, seed: 7 });
    for (const { prepared, ...given } of changes) {
      const id = await store.insert(database, {
        title: 'A change',
        description: '',
        plannedFor: 0,
        until: null,
        release: null,
        url: null,
        reason: '',
        outcome: '',
        doneAt: null,
        firstDoneAt: null,
        ...writtenHere,
        reopenedAt: null,
        createdAt: 0,
        updatedAt: 0,
        ...given,
      });
      for (const [index, owner] of prepared.entries()) {
        await risks.add(database, id, {
          id: `${id}-${index}`,
          version: 1,
          failureMode: null,
          text: 'It may fail',
          likelihood: 'possible',
          impact: 'medium',
          detection: '',
          rollback: '',
          runbook: '',
          owner,
          actionItemId: null,
          reasons: [],
          foreseen: true,
          outcome: 'open',
        });
      }
    }
  });

  const list = (criteria?: Criteria) =>
    store.list(
      database,
      { readable: undefined, criteria },
      { sort: 'planned', limit: 200, count: true },
    );

  it('leave of a list exactly what they allow one by one', async () => {
    const { rows } = await list();
    expect(rows).toHaveLength(120);
    const owners = new Map([['component:default/owned', 'group:default/team']]);
    const prepared = await risks.ownersOf(
      database,
      rows.map(({ id }) => id),
    );
    await expectAgreement({
      rules: changeRules,
      values,
      neverMet: ['hasKind', 'hasSeverity'],
      rows: rows.map(row => ({
        id: row.id,
        resource: asResource(row, prepared.get(row.id) ?? [], owners),
      })),
      list: async criteria => {
        const left = await list(criteria);
        return { ids: left.rows.map(({ id }) => id), total: left.total };
      },
    });
  }, 120_000);
});
