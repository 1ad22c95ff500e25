import {
  Feed,
  RESOURCE_TYPE_REVIEW,
  reviewReadPermission,
} from '@afterword/plugin-reliability-common';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { aHidingCatalog, someEntities } from '../__testUtils__/aHidingCatalog';
import { onCondition } from '../__testUtils__/aPolicy';
import { Caller } from '../__testUtils__/aPortal';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { anEntity, shop } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { fillEveryTable } from '../__testUtils__/rowsOfEveryTable';
import {
  CHECKOUT_TEAM,
  reviewing,
  SEARCH_TEAM,
  STOREFRONT,
} from '../reviews/__testUtils__/reviewing';

const OWNER = 'user:default/owner';
const BUYING = 'system:default/buying';
const BACKENDERS = 'group:default/checkout-backend';
const CONTRACTORS = 'group:default/contractors';

const person = (...memberOf: readonly string[]) =>
  anEntity(OWNER, { memberOf });
const below = (parent: string) => anEntity(BACKENDERS, { childOf: parent });
const only = (rule: string, ...values: readonly string[]) => ({
  [reviewReadPermission.name]: onCondition(RESOURCE_TYPE_REVIEW, rule, values),
});
const owned = only('IS_ENTITY_OWNER', OWNER, CHECKOUT_TEAM);
const nobody = { pool: [], participants: [] };

eachDatabase(
  'A calendar under a policy that shows each team its own reviews',
  (databases, databaseId) => {
    const seen = aHidingCatalog([...shop, person(CHECKOUT_TEAM)]);
    const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
      catalog: seen.catalog,
    });
    const { owner, outsider, planned } = reviewing(portal);
    const ask = (scope: string, caller: Caller = owner()) =>
      caller.post('/feed-addresses', { kind: 'reviews', scope });
    const made = async (scope = 'organisation'): Promise<Feed> =>
      (await ask(scope).expect(201)).body;
    const read = ({ url }: Feed) => {
      const path = new URL(url ?? '').pathname.replace('/api/reliability', '');
      return portal().asNobody().get(path);
    };
    const titlesIn = async (feed: Feed): Promise<string[]> => {
      const { text } = await read(feed).expect(200);
      return [...text.matchAll(/^SUMMARY:(.*)\r$/gm)]
        .map(([, it]) => it)
        .sort();
    };
    const listed = async (): Promise<Feed[]> =>
      (await owner().get('/feed-addresses').expect(200)).body.items;
    const become = async (...people: Parameters<typeof seen.become>[0]) => {
      seen.become([...shop, ...people]);
      await portal().refreshCatalog();
    };

    beforeEach(async () => {
      seen.hide([]);
      await become(person(CHECKOUT_TEAM));
      await portal().database('feed').delete();
      await portal().database('review_series').delete();
      for (const scope of [CHECKOUT_TEAM, SEARCH_TEAM, BUYING, STOREFRONT]) {
        await planned({ scope, title: scope, ...nobody });
      }
    });

    it('tells those that the policy left its maker, of everything and of a scope', async () => {
      policy.set(owned);
      const feed = await made();
      expect(feed.tells).toBe('some');
      expect(await titlesIn(feed)).toEqual([CHECKOUT_TEAM, BUYING]);
      expect(await titlesIn(await made(BUYING))).toEqual([BUYING]);
      expect(await titlesIn(await made(SEARCH_TEAM))).toEqual([]);
    });

    it('goes by what is so when it is read: what is another team’s then is not told', async () => {
      policy.set(owned);
      const feed = await made();
      await become(
        person(CHECKOUT_TEAM),
        anEntity(BUYING, { owner: SEARCH_TEAM }),
        anEntity(STOREFRONT, { owner: CHECKOUT_TEAM }),
      );
      expect(await titlesIn(feed)).toEqual([STOREFRONT, CHECKOUT_TEAM]);
      await become(person(CHECKOUT_TEAM));
    });

    it('holds conditions of every form', async () => {
      const { name } = reviewReadPermission;
      const { resourceType } = reviewReadPermission;
      const leaf = (rule: string, ...values: string[]) => ({
        rule,
        resourceType,
        params: { values },
      });
      policy.set({
        [name]: {
          ...owned[name],
          conditions: {
            allOf: [
              { not: leaf('CONCERNS_ENTITY', SEARCH_TEAM, STOREFRONT) },
              {
                anyOf: [
                  leaf('HAS_STATUS', 'closed'),
                  leaf('CONCERNS_ENTITY', CHECKOUT_TEAM, SEARCH_TEAM),
                ],
              },
            ],
          },
        },
      } as Parameters<typeof policy.set>[0]);
      expect(await titlesIn(await made())).toEqual([CHECKOUT_TEAM]);
    });

    it('tells nothing once the catalog knows its maker in other teams, or not at all, and says so', async () => {
      policy.set(owned);
      const feed = await made();
      for (const people of [[person(SEARCH_TEAM)], [person()], []]) {
        await become(...people);
        await read(feed).expect(404);
        expect(await listed()).toMatchObject([{ tells: 'nothing' }]);
      }
      // Whoever is back is who they were.
      await become(person(CHECKOUT_TEAM));
      expect(await titlesIn(feed)).toEqual([CHECKOUT_TEAM, BUYING]);
      await owner().delete(`/feed-addresses/${feed.id}`).expect(204);
      await read(feed).expect(404);
    });

    it('tells nothing once its maker moved to a team below theirs, or joined another one too', async () => {
      policy.set(owned);
      const feed = await made();
      for (const groups of [[CHECKOUT_TEAM, CONTRACTORS], [BACKENDERS]]) {
        await become(
          below(CHECKOUT_TEAM),
          anEntity(CONTRACTORS),
          person(...groups),
        );
        await read(feed).expect(404);
        expect(await listed()).toMatchObject([{ tells: 'nothing' }]);
      }
      // Made again, it is another one.
      const again = await made();
      expect(again).toMatchObject({ tells: 'some' });
      expect(again.id).not.toBe(feed.id);
      expect(await titlesIn(again)).toEqual([CHECKOUT_TEAM, BUYING]);
    });

    it('tells nothing once what was above its maker’s team, and they signed in with, is not', async () => {
      policy.set(owned);
      await become(below(CHECKOUT_TEAM), person(BACKENDERS));
      const feed = await made();
      expect(feed.tells).toBe('some');
      await become(below(SEARCH_TEAM), person(BACKENDERS));
      await read(feed).expect(404);
    });

    it('tells nothing once its maker moved, also where only the catalog hides something', async () => {
      policy.set({ 'catalog.entity.read': someEntities });
      const feed = await made(BUYING);
      expect(feed.tells).toBe('all');
      expect(await titlesIn(feed)).toEqual([BUYING]);
      await become(person(SEARCH_TEAM));
      seen.hide([BUYING]);
      await read(feed).expect(404);
      expect(await listed()).toMatchObject([{ tells: 'nothing' }]);
      await become(person(CHECKOUT_TEAM));
      seen.hide([]);
      expect(await titlesIn(feed)).toEqual([BUYING]);
      // What shows everything shows it to whoever they become.
      policy.set({});
      const whole = await made(BUYING);
      await read(feed).expect(404);
      await become(person(SEARCH_TEAM));
      expect(await titlesIn(whole)).toEqual([BUYING]);
    });

    it('is made by nobody of whom the catalog could not say that they left, also where only the catalog hides something', async () => {
      policy.set({ 'catalog.entity.read': someEntities });
      await ask(BUYING, portal().as('user:default/newcomer')).expect(403);
      expect(await portal().database('feed')).toEqual([]);
    });

    it('is another one once its maker may read less, or more: no address tells what it did not', async () => {
      const whole = await made();
      expect(whole.tells).toBe('all');
      policy.set(owned);
      const part = await made();
      expect(part.id).not.toBe(whole.id);
      await read(whole).expect(404);
      // The same conditions, whichever order groups come in.
      policy.set(only('IS_ENTITY_OWNER', CHECKOUT_TEAM, OWNER));
      expect(await made()).toEqual(part);
      policy.set(only('IS_ENTITY_OWNER', OWNER));
      const less = await made();
      await read(part).expect(404);
      expect(await titlesIn(less)).toEqual([]);
      expect(await listed()).toEqual([less]);
      const kept = await portal()
        .database('history')
        .where({ resource_kind: 'feed' })
        .whereIn('resource_id', [whole.id, part.id])
        .orderBy(['resource_id', 'version'])
        .select('action');
      expect(kept.map(({ action }) => action)).toEqual([
        'created',
        'revoked',
        'created',
        'revoked',
      ]);
    });

    it('is made by nobody of whom the catalog could not say that they left', async () => {
      policy.set(owned);
      await ask('organisation', portal().as('user:default/newcomer')).expect(
        403,
      );
      // Their token says another team than the catalog.
      await become(person(SEARCH_TEAM));
      const { body } = await ask('organisation').expect(403);
      expect(body.error.message).toContain('whom the catalog knows');
      await become(person(CHECKOUT_TEAM));
      expect(await portal().database('feed')).toEqual([]);
    });

    it('is of what the catalog shows its maker', async () => {
      policy.set({ ...owned, 'catalog.entity.read': someEntities });
      await ask('organisation').expect(403);
      await ask(BUYING).expect(201);
      seen.hide([BUYING]);
      await ask(BUYING).expect(400);
    });

    it('tells nothing by a rule that is there no longer', async () => {
      policy.set(owned);
      const feed = await made();
      await portal()
        .database('feed')
        .update({
          conditions: JSON.stringify({
            not: {
              rule: 'IS_GONE',
              resourceType: RESOURCE_TYPE_REVIEW,
              params: {},
            },
          }),
        });
      const { status, text } = await read(feed);
      expect(status).toBe(500);
      expect(text).not.toContain(BUYING);
    });

    it('asks the catalog about all makers of a list at once', async () => {
      policy.set(owned);
      await made();
      const { database } = portal();
      const row = await database('feed').first();
      const people = ['user:default/a', 'user:default/b'];
      for (const maker of people) {
        const { id, ...feed } = row;
        await database('feed').insert({ ...feed, owner: maker });
      }
      const asked: string[] = [];
      const note = ({ sql }: { readonly sql: string }) => asked.push(sql);
      database.on('query', note);
      const { body } = await outsider()
        .get('/feed-addresses?everybody=true')
        .expect(200);
      database.off('query', note);
      expect(body.items.map(({ tells }: Feed) => tells)).toEqual([
        'nothing',
        'nothing',
        'some',
      ]);
      const ofMembers = asked.filter(sql => sql.includes('catalog_user_group'));
      expect(ofMembers).toHaveLength(1);
    });

    it('says to others who administer feeds that it tells a part', async () => {
      policy.set(owned);
      const feed = await made();
      policy.set({});
      const { body } = await outsider()
        .get('/feed-addresses?everybody=true')
        .expect(200);
      expect(body.items).toEqual([{ ...feed, url: null }]);
    });
  },
);

eachDatabase('The migration of feeds', (databases, databaseId) => {
  it('takes those that are limited away where it is taken back: they would tell everything, for good', async () => {
    const directory = resolvePackagePath(
      '@afterword/plugin-reliability-backend',
      'migrations',
    );
    const name = '20261128161000_feed_conditions.js';
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    await fillEveryTable(knex);
    await knex('feed').insert({
      kind: 'reviews',
      scope: BUYING,
      owner: OWNER,
      created_at: 1,
    });
    // One that only the catalog limits would go on once its maker moved.
    await knex('feed').insert({
      kind: 'reviews',
      scope: STOREFRONT,
      owner: OWNER,
      created_at: 1,
      maker_groups: '{"direct":[],"signedIn":[]}',
    });
    await knex.migrate.down({ directory, name });
    expect(await knex('feed').select('scope')).toEqual([{ scope: BUYING }]);
    await knex.migrate.up({ directory, name });
    expect(await knex('feed').select('scope', 'conditions')).toEqual([
      { scope: BUYING, conditions: null },
    ]);
    await knex.destroy();
  });
});
