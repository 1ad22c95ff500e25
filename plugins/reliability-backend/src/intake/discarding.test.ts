import { intakeAdministerPermission } from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPolicy } from '../__testUtils__/aPolicy';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const DAY = 86_400_000;

eachDatabase('What was given up', (databases, databaseId) => {
  const policy = aPolicy();
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [policy.factory],
      config: {
        data: {
          reliability: {
            intake: { retentionDays: 10, givenUpRetentionDays: 100 },
          },
        },
      },
    });
  });
  beforeEach(async () => {
    policy.set({});
    await portal.database('delivery').delete();
    await portal.database('outbox').delete();
  });
  afterAll(async () => {
    await portal.stop();
  });

  const admin = () => portal.as('user:default/owner');
  const daysAgo = (days: number) => Date.now() - days * DAY;
  const aDelivery = (id: string, state: string, days = 1) =>
    portal.database('delivery').insert({
      id,
      source: 'gone',
      channel: 'default',
      dedup_key: id,
      content_type: '',
      body: Buffer.from('what it said'),
      state,
      attempts: 1,
      received_at: daysAgo(days),
    });
  const aLetter = (event_id: string, state: string, days = 1) =>
    portal.database('outbox').insert({
      event_id,
      topic: 'actionItem.assigned',
      payload: '{"key":"AI-1"}',
      state,
      attempts: 10,
      available_at: daysAgo(days),
      created_at: daysAgo(days),
      done_by: '[]',
    });
  const left = async () => [
    ...(await portal.database('delivery').orderBy('id').pluck('id')),
    ...(await portal.database('outbox').orderBy('event_id').pluck('event_id')),
  ];

  it('is discarded by whoever has looked at it, and what is not given up is not', async () => {
    await aDelivery('failed', 'failed');
    await aDelivery('partial', 'partial');
    await aDelivery('processed', 'processed');
    await aDelivery('waits', 'kept');
    await aLetter('dead', 'dead');
    await aLetter('pending', 'pending');
    const discard = async (path: string) => (await admin().delete(path)).status;
    for (const id of ['failed', 'partial']) {
      expect(await discard(`/deliveries/${id}`)).toBe(204);
    }
    for (const id of ['failed', 'processed', 'waits', 'unknown']) {
      expect(await discard(`/deliveries/${id}`)).toBe(404);
    }
    expect(await discard('/dead-letters/dead')).toBe(204);
    for (const id of ['dead', 'pending', 'unknown']) {
      expect(await discard(`/dead-letters/${id}`)).toBe(404);
    }
    expect(await left()).toEqual(['processed', 'waits', 'pending']);
  });

  it('is discarded by those only who may administer the intake', async () => {
    await aDelivery('failed', 'failed');
    await aLetter('dead', 'dead');
    policy.set({
      [intakeAdministerPermission.name]: { result: AuthorizeResult.DENY },
    });
    await admin().delete('/deliveries/failed').expect(403);
    await admin().delete('/dead-letters/dead').expect(403);
    expect(await left()).toEqual(['failed', 'dead']);
  });

  it('is forgotten after its own time, which is longer than that of what was read', async () => {
    for (const [days, name] of [
      [11, 'young'],
      [101, 'old'],
    ] as const) {
      await aDelivery(`failed-${name}`, 'failed', days);
      await aDelivery(`partial-${name}`, 'partial', days);
      await aDelivery(`processed-${name}`, 'processed', days);
      await aDelivery(`waits-${name}`, 'kept', days);
      await aLetter(`dead-${name}`, 'dead', days);
      await aLetter(`pending-${name}`, 'pending', days);
    }
    await portal.triggerTask('reliability:forget-deliveries');
    await portal.triggerTask('reliability:forget-dead-letters');
    expect(await left()).toEqual([
      'failed-young',
      'partial-young',
      'waits-old',
      'waits-young',
      'dead-young',
      'pending-old',
      'pending-young',
    ]);
  });
});
