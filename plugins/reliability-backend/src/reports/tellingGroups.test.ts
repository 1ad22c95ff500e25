import { monthBefore, toInstant } from '@afterword/plugin-reliability-common';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { aTray } from '../__testUtils__/aTray';
import { shop, titled } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { ABOVE, checkout, OWN, subscribing } from './__testUtils__/subscribing';

const CANARY = 'Zanzibar';
const month = monthBefore(Date.now());

eachDatabase('A report of a month', (databases, databaseId) => {
  const tray = aTray();
  let portal: Portal;
  const { owner, subscriptions, subscribed, letBeDue, send } = subscribing(
    () => portal,
  );

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [tray.factory],
      entities: shop.map(entity =>
        entity.metadata.name === 'checkout-api'
          ? titled(entity, 'Checkout API')
          : entity,
      ),
    });
    const during = (days: number) =>
      new Date(month.from + days * 86_400_000).toISOString();
    const report = (fields: object) =>
      owner()
        .post('/incidents', {
          title: CANARY,
          failureMode: CANARY,
          entities: [{ ref: checkout }],
          ...fields,
        })
        .expect(201);
    await report({ times: { impactStarted: during(1) } });
    await report({ times: { impactStarted: during(2) } });
    await report({
      visibility: 'restricted',
      times: { impactStarted: during(3) },
    });
  });
  beforeEach(async () => {
    await subscriptions().delete();
    await tray.take(portal);
  });
  afterAll(async () => {
    await portal.stop();
  });

  it('tells the group of the month that is over, in sentences about what everybody may see', async () => {
    const { id } = await subscribed();
    await letBeDue();
    await send();
    const sent = await tray.take(portal);
    expect(sent).toEqual([
      {
        recipients: { type: 'entity', entityRef: [OWN] },
        payload: expect.objectContaining({
          title: expect.stringMatching(
            /^Reliability of Checkout API in [A-Z][a-z]+ 20\d\d$/,
          ),
          description: expect.stringMatching(/^2 incidents .* \(0–7\)\.$/),
          link: `/reliability/report?${new URLSearchParams({
            scope: checkout,
            from: toInstant(month.from),
            until: toInstant(month.until),
          })}`,
          scope: `reliability:report:${id}:${month.label}`,
        }),
      },
    ]);
    expect(JSON.stringify(sent)).not.toContain(CANARY);
    expect(JSON.stringify(await portal.database('outbox'))).not.toContain(
      CANARY,
    );
  });

  it('comes with the next month only, and of months that were missed the last', async () => {
    await subscribed();
    await send();
    expect(await tray.take(portal)).toEqual([]);
    await letBeDue();
    await send();
    await send();
    expect(await tray.take(portal)).toHaveLength(1);
  });

  it('comes once, however many replicas send at the same time', async () => {
    await subscribed();
    await subscribed(ABOVE);
    await letBeDue();
    await Promise.all([send(), send(), send()]);
    expect(await tray.take(portal)).toHaveLength(2);
  });

  it('comes later where it could not be told at once', async () => {
    await subscribed();
    await letBeDue();
    tray.failOnce();
    await send();
    expect(await tray.take(portal)).toHaveLength(1);
    await portal.database('outbox').update({ available_at: 0 });
    expect(await tray.take(portal)).toHaveLength(1);
    expect(await portal.database('outbox')).toEqual([]);
  });

  it('is not told any more once it is stopped', async () => {
    const { id } = await subscribed();
    await letBeDue();
    tray.failOnce();
    await send();
    await tray.take(portal);
    await owner().delete(`/report-subscriptions/${id}`).expect(204);
    await portal.database('outbox').update({ available_at: 0 });
    expect(await tray.take(portal)).toEqual([]);
  });
});
