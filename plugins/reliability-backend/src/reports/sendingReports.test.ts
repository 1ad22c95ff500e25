import { monthBefore } from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aShopForEachTest } from '../__testUtils__/aShopForEachTest';
import { aTray } from '../__testUtils__/aTray';
import { anEntity, shop } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const denied = { result: AuthorizeResult.DENY } as const;
const OWN = 'group:default/checkout-team';
const checkout = 'component:default/checkout-api';

/** Attack: who has a report sent, and what is asked badly. */
eachDatabase('Who has a report sent', (databases, databaseId) => {
  const tray = aTray();
  const { policy, portal, owner, seen, hide } = aShopForEachTest(
    databases,
    databaseId,
    {
      features: [tray.factory],
    },
  );
  const subscribe = (body: object) =>
    owner().post('/report-subscriptions', body);

  it('is nobody who may see no entity, also where nothing was reported yet', async () => {
    policy.set({ 'catalog.entity.read': denied });
    const { status } = await subscribe({ scope: 'organisation', group: OWN });
    // What then happens: the group is told of what its sender could never see.
    policy.set({});
    const { from } = monthBefore(Date.now());
    await owner()
      .post('/incidents', {
        title: 'Outage',
        entities: [{ ref: checkout }],
        times: { impactStarted: new Date(from + 864e5).toISOString() },
      })
      .expect(201);
    await portal()
      .database('report_subscription')
      .update({ sent_for: '2026-01' });
    await portal().triggerTask('reliability:send-reports');
    const sent = await tray.take(portal());
    expect({
      status,
      told: sent.map(({ payload }) => payload.description),
    }).toEqual({ status: 403, told: [] });
  });

  it('sees what the catalog has in a group that we have only just heard of', async () => {
    const group = 'group:default/new-team';
    const secret = 'component:default/secret';
    seen().become([
      ...shop,
      anEntity(group),
      anEntity(secret, { owner: group }),
    ]);
    // The reader sees groups, and no component.
    hide([checkout, 'component:default/basket', secret]);
    await subscribe({ scope: OWN, group: OWN }).expect(403);
    await subscribe({ scope: group, group: OWN }).expect(403);
  });

  it('is told to try again while the catalog is away, not that there is no such thing', async () => {
    seen().become([...shop, anEntity('component:default/newest')]);
    seen().catalog.getEntitiesByRefs = async () => {
      throw new Error('The catalog is away');
    };
    const { status, body } = await subscribe({
      scope: 'component:default/newest',
      group: OWN,
    });
    expect({ status, body: JSON.stringify(body.error) }).toMatchObject({
      status: 503,
    });
  });

  it('is said of what was not sent to those only who see both in the catalog', async () => {
    await subscribe({ scope: checkout, group: OWN }).expect(201);
    await portal()
      .database('report_subscription')
      .update({ sent_for: '2026-01' });
    tray.failOnce();
    await portal().triggerTask('reliability:send-reports');
    await tray.take(portal());
    await portal()
      .database('outbox')
      .where('topic', 'report.due')
      .update({ state: 'dead' });
    const letter = async () => {
      const { body } = await owner().get('/dead-letters').expect(200);
      return body.items[0];
    };
    const { label } = monthBefore(Date.now());
    expect(await letter()).toMatchObject({
      topic: 'report.due',
      about: `${checkout}, ${OWN}, ${label}`,
      error: expect.stringContaining('notifications are away'),
      consumers: ['reports.tellGroups'],
    });
    hide([checkout]);
    expect(await letter()).toMatchObject({ about: null, error: null });
  });

  it('uses a key for one request only, and is refused what is no request', async () => {
    const once = (body: object) =>
      subscribe(body).set('Idempotency-Key', 'once');
    await once({ scope: checkout, group: OWN }).expect(201);
    await once({ scope: 'organisation', group: OWN }).expect(409);
    for (const body of [
      { scope: [checkout], group: OWN },
      { scope: checkout, group: [OWN] },
      { scope: checkout, group: `${OWN}\u0000` },
      { scope: `${checkout}\u0000`, group: OWN },
      { scope: checkout, group: 'user:default/owner' },
      { scope: checkout, group: OWN, id: 1 },
      { scope: 'nothing:default/at-all', group: OWN },
      [],
    ]) {
      await subscribe(body).expect(400);
    }
    for (const id of ['0', '-1', '2147483648', '1.5', 'x', '%00']) {
      const { status } = await owner().delete(`/report-subscriptions/${id}`);
      expect([id, status]).toEqual([id, 400]);
    }
    for (const query of [
      `scope=${checkout}&scope=${OWN}`,
      'scope=%00',
      'kind=user',
      'from=2026-01-01T00:00:00Z&until=2026-01-01T00:00:00Z',
      'from=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z',
      'until=2026-01-01T00:00:00Z',
      'window=P90D&from=2026-01-01T00:00:00Z',
      'from=0000-01-01T00:00:00Z',
      `from=2026-01-01T00:00:00Z&until=2199-01-01T00:00:00Z`,
      'limit=1',
      'constructor=1',
    ]) {
      for (const path of ['report', 'report.md']) {
        const { status } = await owner().get(`/metrics/${path}?${query}`);
        expect([path, query, status]).toEqual([path, query, 400]);
      }
    }
    const first = 'from=1970-01-01T00:00:00Z';
    for (const path of [
      `report?${first}`,
      `report.md?${first}`,
      `?${first}`,
      `.csv?${first}`,
      `.ndjson?${first}`,
      `quality.ndjson?${first}`,
      `recurring.csv?${first}`,
      `scopes?${first}&changed=true`,
    ]) {
      const { status } = await owner().get(
        path.startsWith('?') || path.startsWith('.')
          ? `/metrics${path}`
          : `/metrics/${path}`,
      );
      expect([path, status]).toEqual([path, 200]);
    }
  });
});
