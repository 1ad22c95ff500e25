import {
  reviewKinds,
  reviewStates,
} from '@afterword/plugin-reliability-common';
import { reviewRules } from '@afterword/plugin-reliability-node';
import { mockServices } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { Knex } from 'knex';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { Criteria, expectAgreement } from '../__testUtils__/expectAgreement';
import { openDatabase } from '../platform/database/openDatabase';
import { asResource } from './reviewFilters';
import { settingOf } from './ReviewRow';
import { ReviewSeriesStore } from './ReviewSeriesStore';
import { ReviewStore } from './ReviewStore';

const people = ['user:default/one', 'user:default/two', 'group:default/team'];
const scopes = [
  'organisation',
  'group:default/team',
  'system:default/owned',
  'domain:default/unowned',
];
const somePeople = fc.subarray(people);

const values = {
  isEntityOwner: [...people, 'Group:default/TEAM', 'system:default/owned'],
  concernsEntity: [...scopes, 'System:Default/Owned'],
  isParticipant: [...people, 'User:default/ONE'],
  hasStatus: reviewStates,
  hasKind: reviewKinds,
  hasSeverity: ['sev1'],
};

const someSeries = fc.record({
  title: fc.constant('A series'),
  kind: fc.constantFrom(...reviewKinds),
  scope: fc.constantFrom(...scopes),
  rhythm: fc.constant({
    repeats: 'weekly' as const,
    first: '2026-01-06',
    time: '14:00',
    zone: 'UTC',
  }),
  length: fc.constant(50),
  pool: somePeople.map(refs =>
    refs.map(ref => ({ ref, zone: null, since: 0 })),
  ),
  participants: somePeople,
});

const someReview = fc.record({
  series: fc.nat(19),
  isSet: fc.boolean(),
  state: fc.constantFrom(...reviewStates),
  leads: fc.option(fc.constantFrom(...people)),
  attendance: somePeople,
  participants: somePeople,
  pool: somePeople,
});

eachDatabase('Policies about reviews', (databases, databaseId) => {
  let database: Knex;
  const store = new ReviewStore();
  const seriesStore = new ReviewSeriesStore();

  beforeAll(async () => {
    database = await openDatabase(
      mockServices.database({ knex: await databases.init(databaseId) }),
    );
    await database('catalog_entity').insert([
      {
        entity_ref: 'system:default/owned',
        kind: 'system',
        owner_ref: 'group:default/team',
      },
      { entity_ref: 'domain:default/unowned', kind: 'domain' },
    ]);
    const given = { createdBy: 'user:default/one', createdAt: 0 };
    const series = fc.sample(someSeries, { numRuns: 20, seed: 7 });
    const ids: number[] = [];
    for (const fields of series) {
      ids.push(await seriesStore.insert(database, fields, given));
    }
    const reviews = fc.sample(someReview, { numRuns: 120, seed: 11 });
    for (const { series: index, isSet, leads, ...review } of reviews) {
      const of = series[index];
      const { participants, pool } = review;
      await store.insert(database, {
        seriesId: ids[index],
        title: 'A review',
        scope: of.scope,
        state: review.state,
        day: '2026-01-06',
        startsAt: 0,
        length: 50,
        periodFrom: 0,
        startedAt: null,
        endedAt: null,
        facilitation: {
          ref: leads,
          agreed: false,
          because: 'neverYet',
          declined: [],
          volunteers: [],
        },
        attendance: review.attendance,
        arrangement: { added: [], order: [], parked: [] },
        reason: '',
        setting: isSet ? { ...settingOf(of), participants, pool } : null,
        createdAt: 0,
        updatedAt: 0,
      });
    }
  });

  const list = (criteria?: Criteria) =>
    store.list(
      database,
      { scopes: undefined, criteria },
      { sort: 'starts', limit: 200, count: true },
    );

  it('leave of a list exactly what they allow one by one', async () => {
    const { rows } = await list();
    expect(rows).toHaveLength(120);
    const owners = new Map([['system:default/owned', 'group:default/team']]);
    const series = await seriesStore.getAll(
      database,
      rows.map(({ seriesId }) => seriesId),
    );
    await expectAgreement({
      rules: reviewRules,
      values,
      neverMet: ['hasSeverity'],
      rows: rows.flatMap(row => {
        const of = series.get(row.seriesId);
        return of
          ? [{ id: row.id, resource: asResource(row, of, owners) }]
          : [];
      }),
      list: async criteria => {
        const left = await list(criteria);
        return { ids: left.rows.map(({ id }) => id), total: left.total };
      },
    });
  }, 120_000);
});
