import {
  MetricsTrend,
  toDay,
  toInstant,
} from '@afterword/plugin-reliability-common';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { onCondition } from '../__testUtils__/aPolicy';
import { aShopForEachTest } from '../__testUtils__/aShopForEachTest';
import { anEntity, shop } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const DAY = 86_400_000;
const basket = 'component:default/basket';
const checkout = 'component:default/checkout-api';
const checkoutTeam = 'group:default/checkout-team';
const searchTeam = 'group:default/search-team';

/** The shop with the basket in other hands, or with what else is told of it. */
const shopWith = (options: Parameters<typeof anEntity>[1]) =>
  shop.map(entity =>
    stringifyEntityRef(entity) === basket ? anEntity(basket, options) : entity,
  );

eachDatabase('That members changed', (databases, databaseId) => {
  const { policy, portal, seen, become } = aShopForEachTest(
    databases,
    databaseId,
  );
  const ask = (scope: string) =>
    portal()
      .as('user:default/owner')
      .get('/metrics/trend')
      .query({ figure: 'incidents', scope, membershipChanges: true })
      .expect(200);
  const changesOf = async (scope: string) =>
    ((await ask(scope)).body as MetricsTrend).membershipChanges;
  const today = (over: object) => [{ day: toDay(Date.now()), ...over }];
  /** Puts back when all changes were learned of. */
  const age = (days: number) =>
    portal()
      .database('membership_change')
      .update({ at: Date.now() - days * DAY });

  afterEach(() => jest.restoreAllMocks());

  it('is not said of who left and came back on one day, at whatever hour of it the trend begins or ends', async () => {
    await become(shopWith({ owner: searchTeam }));
    await become(shop);
    const day = Math.floor(Date.now() / DAY - 5) * DAY;
    const moved = (joined: boolean, hour: number) =>
      portal()
        .database('membership_change')
        .where({ joined, scope_ref: checkoutTeam })
        .update({ at: day + (hour * DAY) / 24 });
    expect(await moved(false, 6)).toBe(1);
    expect(await moved(true, 12)).toBe(1);

    const before = `from=${toInstant(day - 30 * DAY)}`;
    for (const hour of [0, 8, 18]) {
      const at = toInstant(day + (hour * DAY) / 24);
      for (const range of [`from=${at}`, `${before}&until=${at}`]) {
        const { body } = await portal()
          .as('user:default/owner')
          .get(
            `/metrics/trend?figure=incidents&scope=${checkoutTeam}&${range}&membershipChanges=true`,
          )
          .expect(200);
        expect(body.membershipChanges).toEqual([]);
      }
    }
  });

  it('is said of no day on which a trend only ends, and of all of the day within which it does', async () => {
    await become(shopWith({ owner: searchTeam }));
    const day = Math.floor(Date.now() / DAY - 5) * DAY;
    await portal()
      .database('membership_change')
      .update({ at: day + DAY / 2 });
    const from = toInstant(day - 30 * DAY);
    const marks = [];
    for (const hour of [0, 8, 18]) {
      const until = toInstant(day + (hour * DAY) / 24);
      const { body } = await portal()
        .as('user:default/owner')
        .get(
          `/metrics/trend?figure=incidents&scope=${checkoutTeam}&from=${from}&until=${until}&membershipChanges=true`,
        )
        .expect(200);
      marks.push(body.membershipChanges.length);
    }
    expect(marks).toEqual([0, 1, 1]);
  });

  it('is not said of what was there when the catalog was first looked at', async () => {
    await become(shop);
    expect(await changesOf(checkoutTeam)).toEqual([]);
    expect(await portal().database('membership_change')).toEqual([]);
  });

  it('is not said while a catalog is filling, nor of what is gone from it', async () => {
    const members = () => portal().database('membership_change');
    for (const count of [0, 3, 5, shop.length]) {
      await become(shop.slice(0, count));
      expect(await members()).toEqual([]);
    }
    const late = 'component:default/late';
    const filled = [
      ...shop,
      anEntity(late, {
        owner: checkoutTeam,
        partOf: 'system:default/buying',
      }),
    ];
    seen().become(filled);
    // What is named before the next refresh is fetched at once.
    await portal()
      .as('user:default/owner')
      .post('/incidents', { title: 'Slow', entities: [{ ref: late }] })
      .expect(201);
    await become(filled);
    expect(await members()).toEqual([]);
    await become(shop);
    expect(await members()).toEqual([]);
  });

  it('is said of what is handed over, to both and to no other', async () => {
    const before = (await ask(searchTeam)).headers.etag;
    await become(
      shopWith({ owner: searchTeam, partOf: 'system:default/buying' }),
    );
    const moved = { entities: [basket] };
    expect(await changesOf(checkoutTeam)).toEqual(
      today({ joined: 0, left: 1, ...moved }),
    );
    expect(await changesOf(searchTeam)).toEqual(
      today({ joined: 1, left: 0, ...moved }),
    );
    for (const other of [
      'group:default/engineering',
      'system:default/buying',
      'domain:default/storefront',
      'organisation',
      basket,
    ]) {
      expect(await changesOf(other)).toEqual([]);
    }
    expect((await ask(searchTeam)).headers.etag).not.toBe(before);
  });

  it('is said of a system and its domain', async () => {
    await become(shopWith({ owner: checkoutTeam }));
    for (const scope of [
      'system:default/buying',
      'domain:default/storefront',
    ]) {
      expect(await changesOf(scope)).toEqual(
        today({ joined: 0, left: 1, entities: [basket] }),
      );
    }
  });

  it('is not said of what a catalog lost for a moment', async () => {
    await become([]);
    await become(shop);
    expect(await changesOf(checkoutTeam)).toEqual([]);
  });

  it('is said for three years', async () => {
    await become(shopWith({ owner: searchTeam }));
    await age(300);
    expect(await changesOf(checkoutTeam)).toHaveLength(1);
    await age(3 * 365 + 1);
    await portal().refreshCatalog();
    expect(await portal().database('membership_change')).toEqual([]);
  });

  it('is not said of entities that the reader may not see', async () => {
    const left = [basket, checkout];
    await become(
      shop.map(entity => {
        const ref = stringifyEntityRef(entity);
        return left.includes(ref)
          ? anEntity(ref, { owner: searchTeam })
          : entity;
      }),
    );
    expect(await changesOf(checkoutTeam)).toEqual(
      today({ joined: 0, left: 2, entities: left }),
    );
    policy.set({ 'catalog.entity.read': { result: AuthorizeResult.DENY } });
    expect(await changesOf(checkoutTeam)).toEqual([]);
  });

  it('is asked of the catalog only where it is to be said', async () => {
    await become(shopWith({ owner: searchTeam }));
    policy.set({
      'catalog.entity.read': onCondition('catalog-entity', 'IS_ENTITY_KIND', [
        'component',
      ]),
    });
    const { looks } = seen();
    const timesAsked = async (path: string) => {
      looks();
      await portal()
        .as('user:default/owner')
        .get(`/metrics/${path}`)
        .query({ figure: 'incidents' })
        .expect(200);
      return looks();
    };
    const marked = 'membershipChanges=true';
    // What is in the scope, and what joined it and left.
    expect(await timesAsked(`trend?scope=${checkoutTeam}&${marked}`)).toBe(2);
    expect(await timesAsked(`trend?scope=${checkoutTeam}`)).toBe(1);
    expect(await timesAsked(`trend.csv?scope=${checkoutTeam}`)).toBe(1);
    expect(
      await timesAsked(`trend?scope=group:default/engineering&${marked}`),
    ).toBe(1);
  });

  it('is not looked for where nothing joins and leaves, nor where nobody asks', async () => {
    const looked: string[] = [];
    portal().database.on('query', ({ sql }: { sql: string }) => {
      if (sql.includes('membership_change')) looked.push(sql);
    });
    for (const scope of ['organisation', basket]) await ask(scope);
    const { body } = await portal()
      .as('user:default/owner')
      .get(`/metrics/trend?figure=incidents&scope=${checkoutTeam}`)
      .expect(200);
    expect(body).not.toHaveProperty('membershipChanges');
    expect(looked).toEqual([]);
    await ask(checkoutTeam);
    expect(looked).toHaveLength(1);
  });
});
