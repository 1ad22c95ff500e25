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

  const found = async (scope: string | undefined, few: boolean) => {
    const query = database('catalog_entity').orderBy('entity_ref');
    touchingScope(query, attachments, scope, few);
    return (await query).map(row => row.entity_ref);
  };

  it.each([
    ['component:default/in-team', ['first']],
    // What is attached to the team itself, and to what it contains.
    ['group:default/team', ['first', 'second']],
    ['group:default/unknown', []],
    ['organisation', ['first', 'second', 'third']],
    [undefined, ['first', 'second', 'third']],
  ])('is the same both ways for %s', async (scope, things) => {
    expect(await found(scope, true)).toEqual(things);
    expect(await found(scope, false)).toEqual(things);
  });

  it('is few until there are 2000 of it', async () => {
    const attach = (from: number, to: number) =>
      database.batchInsert(
        'catalog_membership',
        Array.from({ length: to - from }, (_, index) => ({
          scope_ref: `thing-${from + index}`,
          entity_ref: 'component:default/busy',
        })),
        500,
      );
    const few = () =>
      new ScopeSizes().areFew(database, attachments, 'component:default/busy');
    await attach(0, 1_999);
    expect(await few()).toBe(true);
    await attach(1_999, 2_000);
    expect(await few()).toBe(false);
  });
});
