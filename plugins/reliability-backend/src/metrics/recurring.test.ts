import {
  MetricsRecurring,
  RecurringMode,
  RESOURCE_TYPE_POSTMORTEM,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPolicy, onCondition } from '../__testUtils__/aPolicy';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aPostmortemTold,
  anIncidentTold,
  tell,
} from '../postmortems/__testUtils__/toldByWiki';
import { CHECKOUT, INDEXER } from '../postmortems/__testUtils__/writers';

const DAY = 86_400_000;
const now = Date.now();
const daysAgo = (days: number) => ({
  impactStarted: new Date(now - days * DAY).toISOString(),
});

eachDatabase('What recurs', (databases, databaseId) => {
  const policy = aPolicy();
  let portal: Portal;
  const ask = (query = '', who = 'user:default/owner') =>
    portal.as(who).get(`/metrics/recurring?${query}`);
  const read = async (query = '', who?: string): Promise<MetricsRecurring> =>
    (await ask(query, who).expect(200)).body;
  const modesOf = ({ modes }: MetricsRecurring) =>
    Object.fromEntries(modes.map(mode => [mode.failureMode, mode]));

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [policy.factory],
    });
    await portal.refreshCatalog();
    const retries = { failureMode: 'retries' };
    const keys = await tell(portal, [
      anIncidentTold('1', { ...retries, times: daysAgo(80) }),
      anIncidentTold('2', {
        ...retries,
        times: daysAgo(20),
        entities: [{ ref: CHECKOUT }, { ref: INDEXER }],
      }),
      anIncidentTold('3', { ...retries, times: daysAgo(300) }),
      anIncidentTold('4', { failureMode: 'disk', times: daysAgo(10) }),
      anIncidentTold('5', { times: daysAgo(5) }),
      anIncidentTold('6', {
        ...retries,
        times: daysAgo(4),
        entities: [{ ref: CHECKOUT, role: 'origin' }],
      }),
      aPostmortemTold('a', ['1', '2'], ['process', 'technology'], {
        author: 'user:default/owner',
      }),
      aPostmortemTold('b', ['2', '5'], ['people']),
      aPostmortemTold('c', ['4'], ['external']),
      aPostmortemTold('d', ['3'], ['external'], {
        status: 'draft',
        facilitator: 'user:default/owner',
      }),
    ]);
    const { body } = await portal
      .as('user:default/owner')
      .get(`/incidents/${keys[3]}`)
      .expect(200);
    await portal
      .as('user:default/owner')
      .patch(`/incidents/${keys[3]}`, { visibility: 'restricted' })
      .set('If-Match', `"${body.version}"`)
      .expect(200);
  });
  beforeEach(() => policy.set({}));
  afterAll(async () => {
    await portal.stop();
  });

  const ofRetries: RecurringMode = {
    failureMode: 'retries',
    incidents: 3,
    repeated: 1,
    layers: { people: 1, process: 2, technology: 2, external: 0 },
  };

  it('counts names of one failure mode together, as soon as somebody says that they are', async () => {
    const before = await ask().expect(200);
    expect(modesOf(before.body)).toMatchObject({
      disk: { incidents: 1 },
      retries: { incidents: 3 },
    });
    const mode = { name: 'Trying again', aliases: ['retries', 'disk'] };
    await portal
      .as('user:default/owner')
      .put('/failure-modes/trying-again', mode)
      .set('If-Match', '"0"')
      .expect(200);
    const after = await ask().set('If-None-Match', before.headers.etag);
    expect(after.status).toBe(200);
    expect(modesOf(after.body)).toEqual({
      'trying-again': expect.objectContaining({ incidents: 4 }),
    });
    await ask().set('If-None-Match', after.headers.etag).expect(304);
    await portal
      .as('user:default/owner')
      .put('/failure-modes/trying-again', { ...mode, aliases: [] })
      .set('If-Match', '"1"')
      .expect(200);
    expect(modesOf(await read())).toHaveProperty('disk');
  });

  it('are the failure modes of a year, with the layers of what contributed', async () => {
    for (const scope of [CHECKOUT, 'system:default/buying', 'organisation']) {
      const answer = await read(`scope=${scope}`);
      expect(answer).toMatchObject({
        scope,
        window: { rolling: 'P365D' },
        coverage: { known: 4, total: 5 },
        told: { postmortems: 3, incidents: { known: 3, total: 4 } },
        left: 0,
      });
      expect(modesOf(answer)).toEqual({
        disk: {
          failureMode: 'disk',
          incidents: 1,
          repeated: 0,
          layers: { people: 0, process: 0, technology: 0, external: 1 },
        },
        retries: ofRetries,
      });
    }
  });

  it('are those of the scope and of the time that are asked for', async () => {
    const ofIndexer = await read(`scope=${INDEXER}`);
    expect(modesOf(ofIndexer)).toMatchObject({ retries: { incidents: 1 } });
    const recent = await read('window=P30D');
    expect(modesOf(recent).retries).toMatchObject({
      incidents: 1,
      repeated: 0,
    });
    const from = new Date(now - 100 * DAY).toISOString();
    const until = new Date(now - 50 * DAY).toISOString();
    const range = await read(`from=${from}&until=${until}`);
    expect(modesOf(range)).toEqual({
      retries: {
        failureMode: 'retries',
        incidents: 1,
        repeated: 1,
        layers: { people: 0, process: 1, technology: 1, external: 0 },
      },
    });
    await ask(`window=P30D&from=${from}`).expect(400);
  });

  it('lead to the very incidents that they count', async () => {
    const answer = await read(`scope=${CHECKOUT}`);
    const { from, until } = answer.window;
    for (const mode of answer.modes) {
      for (const [layer, count] of Object.entries(mode.layers ?? {})) {
        const { body } = await portal
          .as('user:default/owner')
          .get(
            `/incidents?scope=${CHECKOUT}&counted=true&failureMode=${mode.failureMode}&layer=${layer}&from=${from}&to=${until}&count=true`,
          )
          .expect(200);
        expect(body.page.total).toBe(count);
      }
    }
  });

  it('tell nobody of a restricted incident who may not read it', async () => {
    const { modes, told } = await read('', 'user:default/outsider');
    expect(modes).toEqual([ofRetries]);
    expect(told?.postmortems).toBe(2);
  });

  it('say nothing of layers to whoever may see no postmortem', async () => {
    policy.set({
      'reliability.postmortem.read': { result: AuthorizeResult.DENY },
    });
    const answer = await read();
    expect(answer.told).toBeNull();
    expect(modesOf(answer).retries).toEqual({ ...ofRetries, layers: null });
  });

  it('know of postmortems what a policy leaves, and are answered anew each time then', async () => {
    const whole = await ask().expect(200);
    expect(whole.headers.etag).toBeDefined();
    policy.set({
      'reliability.postmortem.read': onCondition(
        RESOURCE_TYPE_POSTMORTEM,
        'IS_PARTICIPANT',
        ['user:default/owner'],
      ),
    });
    const some = await ask().expect(200);
    expect(some.headers.etag).toBeUndefined();
    expect(modesOf(some.body).retries.layers).toEqual({
      ...{ people: 0, process: 2, technology: 2, external: 0 },
    });
  });

  it('are not sent again to whoever has them, until something is published', async () => {
    const { headers } = await ask('window=P90D').expect(200);
    const again = () => ask('window=P90D').set('If-None-Match', headers.etag);
    const { status } = await again();
    // The minute may have gone by meanwhile.
    expect([200, 304]).toContain(status);
    await tell(portal, [aPostmortemTold('e', ['1'], ['external'])]);
    const { body } = await again().expect(200);
    expect(modesOf(body).retries.layers?.external).toBe(1);
    await tell(portal, [aPostmortemTold('e', ['1'], [])]);
  });

  it('come as CSV', async () => {
    const { text } = await portal
      .as('user:default/outsider')
      .get('/metrics/recurring.csv')
      .expect(200);
    expect(text.trim().split('\r\n').slice(1)).toEqual(['retries,3,1,1,2,2,0']);
  });
});
