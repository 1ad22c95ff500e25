import { mockServices } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import { anEntity } from '../../__testUtils__/catalogEntities';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import { openDatabase } from '../database/openDatabase';
import { CatalogProjection } from './CatalogProjection';

eachDatabase('The projection of the catalog', (databases, databaseId) => {
  let database: Knex;
  beforeEach(async () => {
    const knex = await databases.init(databaseId);
    database = await openDatabase(mockServices.database({ knex }));
  });

  const projectionOf = (entities: Entity[]) =>
    new CatalogProjection(
      database,
      catalogServiceMock({ entities }),
      mockServices.auth(),
      mockServices.logger.mock(),
    );

  it('knows the groups that people are direct members of, and forgets those that they left', async () => {
    const kim = anEntity('user:default/kim', { memberOf: 'Group:Default/One' });
    const projection = projectionOf([
      kim,
      anEntity('user:default/sam'),
      // Only people are members: a group below another is that group's child.
      anEntity('group:default/one', { memberOf: 'group:default/odd' }),
    ]);
    await projection.refresh();
    const people = ['user:default/kim', 'user:default/sam'];
    expect(await projection.groupsOf(database, people)).toEqual(
      new Map([['user:default/kim', ['group:default/one']]]),
    );
    kim.relations = [{ type: 'memberOf', targetRef: 'group:default/two' }];
    await projection.refresh();
    expect(await projection.groupsOf(database, people)).toEqual(
      new Map([['user:default/kim', ['group:default/two']]]),
    );
    expect(await database('catalog_user_group')).toHaveLength(1);
  });

  it('learns of a person who came after the last refresh when somebody names them', async () => {
    const projection = projectionOf([
      anEntity('user:default/kim', { memberOf: 'group:default/one' }),
    ]);
    const people = ['user:default/kim', 'user:default/nobody'];
    expect(await projection.groupsOf(database, people)).toEqual(new Map());
    await projection.ensure(people);
    await projection.ensure(people);
    expect(await projection.groupsOf(database, people)).toEqual(
      new Map([['user:default/kim', ['group:default/one']]]),
    );
  });

  it('keeps what is fetched while the catalog is read', async () => {
    const late = [
      anEntity('component:default/late', { owner: 'group:default/one' }),
      anEntity('user:default/late', { memberOf: 'group:default/one' }),
    ];
    const refs = ['component:default/late', 'user:default/late'];
    const catalog = catalogServiceMock({
      entities: [anEntity('group:default/one'), ...late],
    });
    const projection = new CatalogProjection(
      database,
      catalog,
      mockServices.auth(),
      mockServices.logger.mock(),
    );
    jest
      .spyOn(catalog, 'streamEntities')
      .mockImplementation(async function* pages() {
        yield [anEntity('group:default/one')];
        await projection.ensure(refs);
        await projection.known(database, refs);
      });
    await projection.refresh();
    expect([...(await projection.known(database, refs))]).toEqual(refs);
    expect(await projection.ownersOf(database, refs)).toEqual(
      new Map([['component:default/late', 'group:default/one']]),
    );
    expect(await projection.groupsOf(database, refs)).toEqual(
      new Map([['user:default/late', ['group:default/one']]]),
    );
    // They were there before the next one, and it does not find them.
    jest
      .mocked(catalog.streamEntities)
      .mockImplementation(async function* pages() {
        yield [anEntity('group:default/one')];
      });
    await projection.refresh();
    expect(await projection.known(database, refs)).toEqual(new Set());
    expect(await projection.groupsOf(database, refs)).toEqual(new Map());
  });

  it('asks the catalog once, for however many it does not know, and stores them all', async () => {
    const many = Array.from({ length: 1200 }, (_, index) =>
      anEntity(`component:default/many-${index}`),
    );
    const catalog = catalogServiceMock({ entities: many });
    const asked = jest.spyOn(catalog, 'getEntitiesByRefs');
    const projection = new CatalogProjection(
      database,
      catalog,
      mockServices.auth(),
      mockServices.logger.mock(),
    );
    const refs = many.map(stringifyEntityRef);
    await projection.ensure(refs);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(await projection.known(database, refs)).toEqual(new Set(refs));
  });

  it('says whether the catalog answered, and is not silent about anything else that fails', async () => {
    const catalog = catalogServiceMock({
      entities: [anEntity('component:default/late')],
    });
    const projection = new CatalogProjection(
      database,
      catalog,
      mockServices.auth(),
      mockServices.logger.mock(),
    );
    const refs = ['component:default/late'];
    const asked = jest.spyOn(catalog, 'getEntitiesByRefs');
    asked.mockRejectedValueOnce(new Error('The catalog is away'));
    expect(await projection.ensure(refs)).toBe(false);
    await database.schema.renameTable('catalog_entity', 'away');
    await expect(projection.ensure(refs)).rejects.toThrow('catalog_entity');
    await database.schema.renameTable('away', 'catalog_entity');
    expect(await projection.ensure(refs)).toBe(true);
    expect(await projection.known(database, refs)).toEqual(new Set(refs));
  });

  it('goes on when an entity says more than a column holds, and cuts it between characters', async () => {
    const odd = anEntity('component:default/odd', {
      owner: `group:default/${'x'.repeat(500)}`,
      spec: { type: `${'🙂'.repeat(101)}`, lifecycle: `${'y'.repeat(300)}\0` },
    });
    odd.metadata.title = `\0${'z'.repeat(501)}`;
    const api = anEntity('component:default/api', {
      owner: 'user:default/kim',
    });
    const projection = projectionOf([
      odd,
      anEntity(`component:default/${'n'.repeat(500)}`),
      api,
    ]);
    expect(await projection.refresh()).toEqual({ entities: 2 });
    expect(
      await database('catalog_entity').orderBy('entity_ref').select(),
    ).toMatchObject([
      { entity_ref: 'component:default/api', owner_ref: 'user:default/kim' },
      {
        entity_ref: 'component:default/odd',
        title: 'z'.repeat(500),
        entity_type: '🙂'.repeat(100),
        lifecycle: 'y'.repeat(100),
        owner_ref: null,
      },
    ]);
    api.relations = [{ type: 'ownedBy', targetRef: 'user:default/sam' }];
    await projection.refresh();
    expect(
      await projection.ownersOf(database, ['component:default/api']),
    ).toEqual(new Map([['component:default/api', 'user:default/sam']]));
  });

  it('forgets what is gone by the portion', async () => {
    const members = Array.from({ length: 600 }, (_, index) =>
      anEntity(`user:default/member-${index}`, {
        memberOf: 'group:default/one',
      }),
    );
    const kim = anEntity('user:default/kim', { memberOf: 'group:default/one' });
    await projectionOf([...members, kim]).refresh();
    const deletions: string[] = [];
    database.on('query', ({ sql }: { sql: string }) => {
      if (sql.startsWith('delete')) deletions.push(sql);
    });
    await projectionOf([kim]).refresh();
    expect(await database('catalog_entity').pluck('entity_ref')).toEqual([
      'user:default/kim',
    ]);
    expect(await database('catalog_user_group').pluck('user_ref')).toEqual([
      'user:default/kim',
    ]);
    expect(deletions.length).toBeLessThanOrEqual(2 * 4);
  });

  it('counts as owners the groups above and below the one that owns, through circles too', async () => {
    const projection = projectionOf([
      anEntity('group:default/above', { childOf: 'group:default/below' }),
      anEntity('group:default/team', { childOf: 'group:default/above' }),
      anEntity('group:default/below', { childOf: 'group:default/team' }),
      anEntity('group:default/beside', { childOf: 'group:default/other' }),
      anEntity('component:default/api', { owner: 'group:default/team' }),
      anEntity('component:default/own', { owner: 'user:default/kim' }),
      anEntity('component:default/free'),
    ]);
    await projection.refresh();
    const family = async (...refs: string[]) =>
      (await projection.owningFamily(database, refs)).sort();
    expect(await family('component:default/api')).toEqual([
      'group:default/above',
      'group:default/below',
      'group:default/team',
    ]);
    expect(await family('component:default/own')).toEqual(['user:default/kim']);
    expect(await family('component:default/free')).toEqual([]);
  });
});
