import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const checkout = 'component:default/checkout-api';
const basket = 'component:default/basket';
const MINUTE = 60_000;

eachDatabase('Figures', (databases, databaseId) => {
  let portal: Portal;
  const now = Date.now();
  const ago = (minutes: number) =>
    new Date(now - minutes * MINUTE).toISOString();
  const DAY = 24 * 60;

  const report = (over: object) =>
    portal
      .as('user:default/owner')
      .post('/incidents', {
        title: 'Checkout failed',
        severity: 'sev2',
        entities: [{ ref: checkout }],
        ...over,
      })
      .expect(201);
  const figures = async (query: string, who = 'user:default/owner') => {
    const { body } = await portal.as(who).get(`/metrics?${query}`).expect(200);
    return body;
  };

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
    const minutes = [10, 20, 30, 40, 50, 60, 70, 80];
    for (const [index, length] of minutes.entries()) {
      const start = (index + 2) * DAY;
      await report({
        entities: [{ ref: checkout }, { ref: basket }],
        times: {
          impactStarted: ago(start),
          detected: ago(start - 5),
          mitigated: ago(start - length),
          resolved: ago(start - length),
        },
      });
    }
    await report({
      title: 'Secret outage',
      visibility: 'restricted',
      times: { impactStarted: ago(3 * DAY), mitigated: ago(2 * DAY) },
    });
    await report({ kind: 'drill', times: { impactStarted: ago(4 * DAY) } });
    await portal
      .as('user:default/owner')
      .post('/near-misses', {
        whatNearlyHappened: 'Disk nearly full',
        whenNoticed: ago(DAY),
        whatStoppedIt: 'An alert',
        entity: checkout,
      })
      .expect(201);
  });
  afterAll(async () => {
    await portal.stop();
  });

  it('give the median with its interval, and never count drills and near misses', async () => {
    const { figures: outsiders } = await figures(
      `scope=${checkout}`,
      'user:default/outsider',
    );
    expect(outsiders.timeToRestore).toMatchObject({
      state: 'lowConfidence',
      median: 45 * 60,
      n: 8,
      unit: 's',
    });
    const [low, high] = outsiders.timeToRestore.interval;
    expect(low).toBeLessThanOrEqual(45 * 60);
    expect(high).toBeGreaterThanOrEqual(45 * 60);
    expect(outsiders.incidents).toMatchObject({ count: 8 });
  });

  it('leave out a restricted incident for those who may not read it', async () => {
    const owners = await figures(`scope=${checkout}`);
    const outsiders = await figures(
      `scope=${checkout}`,
      'user:default/outsider',
    );
    expect(owners.figures.incidents.count).toBe(9);
    expect(outsiders.figures.incidents.count).toBe(8);
    expect(JSON.stringify(outsiders)).not.toContain('Secret');
  });

  it('count an incident on several entities once in a roll-up', async () => {
    const { figures: domain, entities } = await figures(
      'scope=domain:default/storefront',
      'user:default/outsider',
    );
    expect(domain.incidents.count).toBe(8);
    expect(entities).toMatchObject({ unreadable: 0, missing: 0 });
  });

  it('say that nothing was ever reported rather than zero', async () => {
    const { figures: quiet, observedSince } = await figures(
      'scope=component:default/search-indexer',
    );
    expect(quiet.incidents.state).toBe('notObserved');
    expect(quiet.timeToRestore.state).toBe('notObserved');
    expect(observedSince).toBeNull();
  });

  it('count what is open as down, whatever the window', async () => {
    const open = 'component:default/open';
    await report({
      entities: [{ ref: open }],
      times: { impactStarted: ago(364 * DAY) },
    });
    for (const window of ['P30D', 'P90D']) {
      const { figures: shown } = await figures(
        `scope=${open}&window=${window}`,
      );
      expect(shown.availability).toMatchObject({ mean: 0, notes: { open: 1 } });
    }
  });

  it('say that it is not known how much was down where nobody closed an incident for more than a year', async () => {
    const forgotten = 'component:default/forgotten';
    const { body: incident } = await report({
      entities: [{ ref: forgotten }],
      times: { impactStarted: ago(600 * DAY) },
    });
    for (const window of ['window=P30D', `from=${ago(590 * DAY)}`]) {
      const { figures: shown } = await figures(`scope=${forgotten}&${window}`);
      expect(shown.availability).toMatchObject({
        state: 'unattributed',
        coverage: { known: 0, total: 1 },
        notes: { open: 0, stillOpen: 1 },
      });
    }
    await portal
      .as('user:default/owner')
      .put(`/incidents/${incident.key}/times/mitigated`, { at: ago(599 * DAY) })
      .set('If-Match', '"1"')
      .expect(200);
    const { figures: mended } = await figures(`scope=${forgotten}`);
    expect(mended.availability).toMatchObject({ state: 'none', mean: 1 });
  });

  it('follow a correction at once', async () => {
    const { body: created } = await report({
      entities: [{ ref: 'component:default/late' }],
      times: { impactStarted: ago(60) },
    });
    const scope = 'scope=component:default/late';
    expect((await figures(scope)).recent[0].restored).toBe('open');
    await portal
      .as('user:default/owner')
      .put(`/incidents/${created.key}/times/mitigated`, { at: ago(30) })
      .set('If-Match', '"1"')
      .expect(200);
    expect((await figures(scope)).recent[0]).toMatchObject({
      restored: 'known',
      timeToRestore: 30 * 60,
    });
    expect((await figures(scope)).entities.missing).toBe(1);
  });

  it.each([
    ['window=P7D', 'query.window'],
    ['from=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z', 'query.until'],
    ['from=2026-01-01T00:00:00Z&until=2199-01-01T00:00:00Z', 'query.until'],
    ['scope=nonsense', 'query.scope'],
  ])('refuse %s by naming the field', async (query, field) => {
    const { body } = await portal
      .as('user:default/owner')
      .get(`/metrics?${query}`)
      .expect(400);
    expect(
      body.error.details.fields.map((entry: { field: string }) => entry.field),
    ).toContain(field);
  });
});
