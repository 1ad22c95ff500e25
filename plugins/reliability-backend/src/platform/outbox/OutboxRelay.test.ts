import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import { openDatabase } from '../database/openDatabase';
import { Outbox, OutboxEvent } from './Outbox';
import { DeliveredEvent, OutboxConsumer, OutboxRelay } from './OutboxRelay';

eachDatabase('The relay of the outbox', (databases, databaseId) => {
  let database: Knex;
  let now: number;
  beforeAll(async () => {
    database = await openDatabase(
      mockServices.database({ knex: await databases.init(databaseId) }),
    );
  });
  beforeEach(async () => {
    now = Date.parse('2026-11-23T10:00:00Z');
    await database('outbox').delete();
  });

  const logger = mockServices.logger.mock();
  const outbox = new Outbox();
  const write = (key: string, over: Partial<OutboxEvent> = {}) =>
    outbox.add(
      database,
      {
        topic: 'incident.created',
        payload: { key },
        confidentialId: null,
        ...over,
      },
      now,
    );
  const relayTo = (...consumers: OutboxConsumer[]) =>
    new OutboxRelay(database, consumers, logger, () => now, 500);

  /** Remembers what came, and fails as long as it is told to. */
  const aConsumer = (name: string, failures = 0) => {
    const came: DeliveredEvent[] = [];
    return {
      name,
      topics: ['incident.created'] as const,
      came,
      async consume(event: DeliveredEvent) {
        came.push(event);
        if (came.length <= failures) throw new Error(`${name} is away`);
      },
    };
  };

  /** Takes as long as it is let: `begun` says when it has begun, and how to let it end. */
  const aSlowConsumer = (over: Partial<OutboxConsumer> = {}) => {
    let hasBegun: (finish: () => void) => void;
    const begun = new Promise<() => void>(resolve => {
      hasBegun = resolve;
    });
    const slow: OutboxConsumer = {
      name: 'slow',
      topics: ['incident.created'],
      consume: () => new Promise<void>(finish => hasBegun(finish)),
      ...over,
    };
    return { slow, begun };
  };

  it('delivers every event to each consumer of its topic, in order, and forgets it', async () => {
    const one = aConsumer('one');
    const two = aConsumer('two');
    await write('INC-1');
    await write('INC-2', { confidentialId: 7 });
    await write('AI-1', { topic: 'actionItem.created' });
    await relayTo(one, two).drain();
    for (const { came } of [one, two]) {
      expect(came).toMatchObject([
        { payload: { key: 'INC-1' }, confidential: false },
        { payload: { key: 'INC-2' }, confidential: true },
      ]);
    }
    expect(await database('outbox')).toEqual([]);
  });

  it('tries again after growing pauses, and does not repeat those who have it', async () => {
    const steady = aConsumer('steady');
    const flaky = aConsumer('flaky', 2);
    const relay = relayTo(steady, flaky);
    await write('INC-1');
    const attemptsAfter = async (seconds: number) => {
      now += seconds * 1000;
      await relay.drain();
      return flaky.came.length;
    };
    expect(await attemptsAfter(0)).toBe(1);
    expect(await attemptsAfter(1)).toBe(1);
    expect(await attemptsAfter(1)).toBe(2);
    expect(await attemptsAfter(3)).toBe(2);
    expect(await attemptsAfter(1)).toBe(3);
    expect(new Set(flaky.came.map(({ eventId }) => eventId)).size).toBe(1);
    expect(steady.came).toHaveLength(1);
    expect(await database('outbox')).toEqual([]);
  });

  it('keeps what cannot be delivered as a dead letter, and lets the rest pass', async () => {
    const broken = aConsumer('broken', Infinity);
    const relay = relayTo(broken, aConsumer('steady'));
    await write('INC-1');
    for (let hour = 0; hour < 20; hour++) {
      await relay.drain();
      now += 3_600_000;
    }
    expect(broken.came).toHaveLength(10);
    const [letter] = await database('outbox');
    expect(letter).toMatchObject({ state: 'dead', attempts: 10 });
    expect(letter.last_error).toContain('broken is away');
    expect(JSON.parse(letter.done_by)).toEqual(['steady']);
  });

  it('goes on for as long as a consumer asks for', async () => {
    const days = 2 * 24 * 3_600_000;
    const patient = { ...aConsumer('patient', Infinity), triedFor: days };
    const relay = relayTo(patient);
    const began = now;
    await write('INC-1');
    for (let hour = 0; hour < 47; hour++) {
      await relay.drain();
      now += 3_600_000;
    }
    expect(await database('outbox')).toMatchObject([{ state: 'pending' }]);
    expect(patient.came.length).toBeGreaterThan(40);
    now = began + days;
    await relay.drain();
    expect(await database('outbox')).toMatchObject([{ state: 'dead' }]);
  });

  it('lets others pass while one takes long', async () => {
    const { slow, begun } = aSlowConsumer({
      topics: ['report.due'],
      takesLong: true,
    });
    const steady = aConsumer('steady');
    await write('x', { topic: 'report.due' });
    await write('INC-1');
    const done = relayTo(slow, steady).drain();
    const left = async () =>
      (await database('outbox').select('topic')).map(({ topic }) => topic);
    while ((await left()).length > 1);
    expect(await left()).toEqual(['report.due']);
    const finish = await begun;
    finish();
    await done;
    expect(await left()).toEqual([]);
    expect(steady.came).toHaveLength(1);
  });

  it('delivers what is under way before it ends, and leaves the rest to who comes next', async () => {
    const { slow, begun } = aSlowConsumer();
    await write('INC-1');
    await write('INC-2');
    const relay = relayTo(slow);
    const drained = relay.drain();
    const finish = await begun;
    const finished = relay.finish();
    finish();
    await finished;
    await drained;
    await relay.drain();
    expect(await database('outbox')).toMatchObject([
      { payload: '{"key":"INC-2"}', attempts: 0 },
    ]);
    const next = aConsumer('next');
    await relayTo(next).drain();
    expect(next.came).toMatchObject([{ payload: { key: 'INC-2' } }]);
  });

  it('leaves alone what somebody else has taken meanwhile, also where it ends', async () => {
    const { slow, begun } = aSlowConsumer();
    const other = aSlowConsumer();
    await write('INC-1');
    await write('INC-2');
    const relay = relayTo(slow);
    const drained = relay.drain();
    const finish = await begun;
    // Its lease is over.
    now += 61_000;
    const others = relayTo(other.slow).drain();
    const finishOther = await other.begun;
    const finished = relay.finish();
    finish();
    await Promise.all([finished, drained]);
    const [{ available_at }] = await database('outbox').select('available_at');
    expect(Number(available_at)).toBe(now + 60_000);
    finishOther();
    await others;
  });

  it('has more patience with who computes for long', async () => {
    const slow: OutboxConsumer = {
      name: 'slow',
      topics: ['report.due'],
      takesLong: true,
      consume: () => new Promise(finish => setTimeout(finish, 700)),
    };
    await write('x', { topic: 'report.due' });
    await relayTo(slow).drain();
    expect(await database('outbox')).toEqual([]);
  });

  it('gives up on a consumer that never answers, so that others get theirs', async () => {
    const silent: OutboxConsumer = {
      name: 'silent',
      topics: ['incident.created'],
      consume: () => new Promise(() => {}),
    };
    const steady = aConsumer('steady');
    await write('INC-1');
    await relayTo(silent, steady).drain();
    expect(steady.came).toHaveLength(1);
    const [row] = await database('outbox');
    expect(row).toMatchObject({ state: 'pending', attempts: 1 });
    expect(row.last_error).toContain('silent');
  });

  it('hands on what a process took and died with', async () => {
    let revive = () => {};
    const dying = relayTo({
      name: 'steady',
      topics: ['incident.created'],
      consume: () =>
        new Promise<void>(resolve => {
          revive = resolve;
        }),
    });
    const steady = aConsumer('steady');
    const survivor = relayTo(steady);
    await write('INC-1');
    const died = dying.drain();
    while (
      (await database('outbox').where('available_at', '>', now)).length < 1
    );
    await survivor.drain();
    expect(steady.came).toEqual([]);
    now += 60_000;
    await survivor.drain();
    expect(steady.came).toHaveLength(1);
    revive();
    await died;
  });

  it('shares the work between processes without delivering anything twice', async () => {
    const consumers = [aConsumer('notify'), aConsumer('notify')];
    const keys = Array.from({ length: 120 }, (_, index) => `INC-${index + 1}`);
    for (const key of keys) await write(key);
    await Promise.all(consumers.map(consumer => relayTo(consumer).drain()));
    const came = consumers.flatMap(consumer =>
      consumer.came.map(({ payload }) => payload.key),
    );
    expect(came.sort()).toEqual(keys.sort());
  });

  describe('while an update rolls out', () => {
    const TOPIC = 'moon.rose' as OutboxEvent['topic'];

    it('leaves what it does not know to newer replicas', async () => {
      const steady = aConsumer('steady');
      const newest = { ...aConsumer('newest'), topics: [TOPIC] };
      const older = relayTo(steady);
      await write('INC-1', { topic: TOPIC });
      await write('INC-2');
      await older.drain();
      now += 5 * 60_000;
      await older.drain();
      expect(steady.came).toMatchObject([{ payload: { key: 'INC-2' } }]);
      expect(await database('outbox')).toMatchObject([
        { topic: TOPIC, state: 'pending', attempts: 0 },
      ]);
      now += 6 * 60_000;
      await relayTo(steady, newest).drain();
      expect(newest.came).toMatchObject([{ payload: { key: 'INC-1' } }]);
      expect(await database('outbox')).toEqual([]);
    });

    it('keeps as a dead letter what no replica knew for a day, having looked at it seldom', async () => {
      const older = relayTo(aConsumer('steady'));
      const { warn } = jest.mocked(logger);
      const looks = jest.fn();
      await write('INC-1', { topic: TOPIC });
      let dueBefore = 0;
      for (let minutes = 0; minutes < 2 * 24 * 60; minutes += 10) {
        await older.drain();
        const [row] = await database('outbox');
        if (Number(row.available_at) !== dueBefore) looks();
        dueBefore = Number(row.available_at);
        now += 600_000;
      }
      expect(await database('outbox')).toMatchObject([
        { state: 'dead', last_error: 'No replica knows this event' },
      ]);
      expect(looks.mock.calls.length).toBeLessThan(15);
      expect(warn).toHaveBeenCalledWith(expect.stringContaining(TOPIC));
    });
  });
});
