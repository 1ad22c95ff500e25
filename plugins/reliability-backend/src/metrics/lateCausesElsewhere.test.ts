import {
  deploymentReadPermission,
  incidentReadPermission,
  MetricsQuality,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ofNobody } from '../__testUtils__/aPolicy';
import { aShopForEachTest } from '../__testUtils__/aShopForEachTest';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aShopOfChanges,
  checkout,
} from '../deployments/__testUtils__/aShopOfChanges';

const HOUR = 3_600_000;
const search = 'component:default/search-indexer';
const now = Date.now();
/** A moment after the incident began, 20 days ago. */
const after = (hours: number) =>
  new Date(now - 20 * 24 * HOUR + hours * HOUR).toISOString();
const denied = { result: AuthorizeResult.DENY } as const;

eachDatabase(
  'An incident that hurt users of one service, and is said to come of a later deployment of another,',
  (databases, databaseId) => {
    const shop = aShopForEachTest(databases, databaseId);
    const { deploy, report, answer } = aShopOfChanges(shop.portal);
    /** What somebody is told of the service that was deployed, unless of another scope. */
    const listed = async (
      query = '',
      { by = 'user:default/owner', scope = checkout } = {},
    ): Promise<MetricsQuality> => {
      const path = `/metrics/quality?count=true&scope=${scope}${query}`;
      return (await shop.portal().as(by).get(path).expect(200)).body;
    };
    const nothing = { items: [], page: { total: 0 } };
    const cause = {
      kind: 'impossible',
      field: 'impactStarted',
      figures: ['changeFailureRate'],
    };
    const reportOf = async (hours: number, more: object = {}) => {
      const incident = await report({
        title: 'Nothing was found',
        entities: [{ ref: search }],
        times: { impactStarted: after(hours) },
        ...more,
      });
      const deployment = await deploy({
        started: after(hours + 2),
        finished: after(hours + 3),
      });
      await answer(incident, { answer: 'linked', deployments: [deployment] });
      return incident;
    };

    it('is listed for either, for that one with its cause only', async () => {
      const incident = await reportOf(0);
      const { items, page } = await listed();
      expect(page.total).toBe(1);
      expect(items).toMatchObject([
        { key: incident, title: 'Nothing was found', problems: [cause] },
      ]);
      expect(await listed('&figure=changeFailureRate')).toMatchObject({
        items: [{ key: incident }],
        page: { total: 1 },
      });
      expect(await listed('&figure=timeToRestore')).toMatchObject(nothing);

      const own = await listed('', { scope: search });
      expect(own.page.total).toBe(1);
      expect(own.items[0].problems.length).toBeGreaterThan(1);
      expect(own.items[0].problems).toContainEqual(
        expect.objectContaining(cause),
      );
      const whole = await listed('', { scope: 'organisation' });
      expect(whole).toMatchObject({ items: own.items, page: { total: 1 } });
    });

    it('has its place among those of the service itself, page by page', async () => {
      const expected = [];
      for (const hours of [40, 30, 20, 10]) {
        const entities = [{ ref: hours % 20 === 0 ? search : checkout }];
        expected.push(await reportOf(hours, { entities }));
      }
      const keys: string[] = [];
      let cursor = '';
      do {
        const { items, page } = await listed(`&limit=1${cursor}`);
        expect(page.total).toBe(4);
        keys.push(...items.map(({ key }) => key));
        cursor = page.next ? `&cursor=${page.next}` : '';
      } while (cursor !== '');
      expect(keys).toEqual(expected);
      const { text } = await shop
        .owner()
        .get(`/metrics/quality.csv?scope=${checkout}`)
        .expect(200);
      expect(expected.filter(key => !text.includes(key))).toEqual([]);
    });

    it('is not told to whoever may not read it, the deployment, or its service', async () => {
      await reportOf(0, { visibility: 'restricted' });
      expect((await listed()).page.total).toBe(1);
      const by = 'user:default/newcomer';
      expect(await listed('', { by })).toMatchObject(nothing);

      const incident = await reportOf(5);
      expect(await listed('', { by })).toMatchObject({
        items: [{ key: incident }],
      });
      for (const decision of [denied, ofNobody(deploymentReadPermission)]) {
        shop.policy.set({ [deploymentReadPermission.name]: decision });
        expect(await listed('', { by })).toMatchObject(nothing);
      }
      shop.policy.set({
        [incidentReadPermission.name]: ofNobody(incidentReadPermission),
      });
      expect(await listed('', { by })).toMatchObject(nothing);
      shop.hide([checkout]);
      expect(await listed('', { by })).toMatchObject(nothing);
    });
  },
);
