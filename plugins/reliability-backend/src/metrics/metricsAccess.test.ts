import {
  RESOURCE_TYPE_ACTION_ITEM,
  RESOURCE_TYPE_INCIDENT,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPolicy, onCondition } from '../__testUtils__/aPolicy';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { aPromise } from '../__testUtils__/aPromise';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const DAY = 86_400_000;
const checkout = 'component:default/checkout-api';
const basket = 'component:default/basket';

eachDatabase('Figures under a policy', (databases, databaseId) => {
  const policy = aPolicy();
  let portal: Portal;
  const owner = () => portal.as('user:default/owner');
  const figures = async (scope = checkout) =>
    (await owner().get(`/metrics?scope=${scope}`).expect(200)).body;

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [policy.factory],
    });
    for (const severity of ['sev1', 'sev1', 'sev3']) {
      await owner()
        .post('/incidents', {
          title: 'Checkout failed',
          severity,
          entities: [{ ref: checkout }, { ref: basket }],
          times: { impactStarted: new Date(Date.now() - DAY).toISOString() },
        })
        .expect(201);
    }
    for (const type of ['process', 'detect', 'detect']) {
      await aPromise(owner(), checkout, { type });
    }
  });
  beforeEach(() => policy.set({}));
  afterAll(async () => {
    await portal.stop();
  });

  it('count everything for whoever may see everything', async () => {
    const { commitments, figures: all, recent } = await figures();
    expect(commitments).toEqual({ open: 3, overdue: 0, dueSoon: 3 });
    expect(all.incidents.count).toBe(3);
    expect(recent).toHaveLength(3);
  });

  it('say nothing of action items to whoever may see none', async () => {
    policy.set({
      'reliability.actionItem.read': { result: AuthorizeResult.DENY },
    });
    const { commitments, figures: all } = await figures();
    expect(commitments).toBeNull();
    expect(all.commitmentsOnTime).toBeNull();
    expect(all.incidents.count).toBe(3);
  });

  it('count of action items those that a policy leaves', async () => {
    policy.set({
      'reliability.actionItem.read': onCondition(
        RESOURCE_TYPE_ACTION_ITEM,
        'HAS_KIND',
        ['detect'],
      ),
    });
    for (const scope of [checkout, 'system:default/buying', 'organisation']) {
      const { commitments } = await figures(scope);
      expect(commitments).toEqual({ open: 2, overdue: 0, dueSoon: 2 });
    }
  });

  it('count of incidents those that a policy leaves, once each', async () => {
    policy.set({
      'reliability.incident.read': onCondition(
        RESOURCE_TYPE_INCIDENT,
        'HAS_SEVERITY',
        ['sev1'],
      ),
    });
    for (const scope of [checkout, 'system:default/buying', 'organisation']) {
      const { figures: some, recent } = await figures(scope);
      expect(some.incidents).toMatchObject({ count: 2 });
      expect(recent).toHaveLength(2);
    }
  });

  it('bind no value for each incident or item, so that their number has no limit', async () => {
    policy.set({
      'reliability.incident.read': onCondition(
        RESOURCE_TYPE_INCIDENT,
        'HAS_STATUS',
        ['open'],
      ),
      'reliability.actionItem.read': onCondition(
        RESOURCE_TYPE_ACTION_ITEM,
        'HAS_KIND',
        ['process', 'detect'],
      ),
    });
    const counts: number[] = [];
    const listen = ({
      sql,
      bindings,
    }: {
      sql: string;
      bindings: unknown[];
    }) => {
      if (sql.includes('_fact')) counts.push(bindings.length);
    };
    const boundBy = async () => {
      counts.length = 0;
      await figures('organisation');
      return Math.max(...counts);
    };
    portal.database.on('query', listen);
    const few = await boundBy();
    const lines = Array.from({ length: 60 }, (_, index) =>
      JSON.stringify({
        type: 'incident',
        source: 'old',
        externalId: `${index}`,
        title: 'Old outage',
        entities: [{ ref: checkout }],
        times: { impactStarted: new Date(Date.now() - 2 * DAY).toISOString() },
      }),
    );
    await owner()
      .post('/import')
      .set('Content-Type', 'application/x-ndjson')
      .send(lines.join('\n'))
      .expect(200);
    expect(await boundBy()).toBe(few);
    portal.database.removeListener('query', listen);
    expect((await figures()).figures.incidents.count).toBe(63);
  });

  it('are refused to whoever may see no incident', async () => {
    policy.set({
      'reliability.incident.read': { result: AuthorizeResult.DENY },
    });
    const { status } = await owner().get(`/metrics?scope=${checkout}`);
    expect(status).toBe(403);
  });

  it('leave out entities that their reader may not see, and say how many', async () => {
    policy.set({ 'catalog.entity.read': { result: AuthorizeResult.DENY } });
    const hidden = await figures('system:default/buying');
    expect(hidden.entities).toMatchObject({ counted: 0, unreadable: 3 });
    expect(hidden.figures.incidents.count ?? 0).toBe(0);
    expect(hidden.commitments).toEqual({ open: 0, overdue: 0, dueSoon: 0 });
  });
});
