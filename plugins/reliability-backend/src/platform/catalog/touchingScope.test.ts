import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import { openDatabase } from '../database/openDatabase';
import { ScopeSizes } from './ScopeSizes';
import { touchingScope } from './touchingScope';

/** A catalog of things stands in for incidents: what is asked is only what they are attached to. */
const attachments = {
  table: 'catalog_membership',
  of: 'catalog_membership.scope_ref',
  id: 'catalog_entity.entity_ref',
};

eachDatabase('What touches a scope', (databases, databaseId) => {
  let database: Knex;
  beforeEach(async () => {
    const knex = await databases.init(databaseId);
    database = await openDatabase(mockServices.database({ knex }));
    await database('catalog_entity').insert(
      ['first', 'second', 'third'].map(entity_ref => ({
        entity_ref,
        kind: 'thing',
      })),
    );
    await database('catalog_membership').insert([
      { scope_ref: 'first', entity_ref: 'component:default/in-team' },
      { scope_ref: 'second', entity_ref: 'group:default/team' },
      { scope_ref: 'third', entity_ref: 'component:default/elsewhere' },
      {
        scope_ref: 'group:default/team',
        entity_ref: 'component:default/in-team',
      },
    ]);
  });

  const wayTo = (scope: string | undefined) =>
    new ScopeSizes().wayTo(database, attachments, scope, { inTime: false });

  it.each([
    ['component:default/in-team', ['first']],
    // What is attached to the team itself, and to what it contains.
    ['group:default/team', ['first', 'second']],
    ['group:default/unknown', []],
  ])('is the same both ways for %s', async (scope, things) => {
    for (const way of ['pick', 'check'] as const) {
      const query = database('catalog_entity').orderBy('entity_ref');
      touchingScope(query, attachments, scope, way, 'asc');
      expect((await query).map(row => row.entity_ref)).toEqual(things);
    }
  });

  it('needs no way where everything is in it', async () => {
    for (const scope of [undefined, 'organisation']) {
      expect(await wayTo(scope)).toBe('all');
    }
  });

  it('is little until there are 2000 of it', async () => {
    const attach = (from: number, to: number) =>
      database.batchInsert(
        'catalog_membership',
        Array.from({ length: to - from }, (_, index) => ({
          scope_ref: `thing-${from + index}`,
          entity_ref: 'component:default/in-team',
        })),
        500,
      );
    // Three are there.
    await attach(0, 1_996);
    expect(await wayTo('group:default/team')).toBe('pick');
    await attach(1_996, 1_997);
    expect(await wayTo('group:default/team')).toBe('check');
  });
});
