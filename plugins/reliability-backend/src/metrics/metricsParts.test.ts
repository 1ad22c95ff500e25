import { toDay } from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPolicy } from '../__testUtils__/aPolicy';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const DAY = 86_400_000;
const checkout = 'component:default/checkout-api';
const basket = 'component:default/basket';
const search = 'component:default/search-indexer';

/** Parts are not compared with what was before. */
function withoutChange({ change: _, ...figure }: { change?: unknown }) {
  return figure;
}

/** The lines of an NDJSON answer. */
function linesOf(text: string) {
  return text
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
}

/** The same, asked for a moment later: the time that is watched goes on. */
function nearly(incidents: { observedDays?: number; per30Days?: number }) {
  const moving = (['observedDays', 'per30Days'] as const).flatMap(name => {
    const value = incidents[name];
    return value === undefined || value === null
      ? []
      : [[name, expect.closeTo(value, 2)]];
  });
  return { ...incidents, ...Object.fromEntries(moving) };
}

eachDatabase('Figures of parts', (databases, databaseId) => {
  const policy = aPolicy();
  let portal: Portal;
  // A long time ago, so that nothing moves out of the window meanwhile.
  const start = Date.now() - 80 * DAY;
  const at = (days: number) => new Date(start + days * DAY).toISOString();
  const owner = () => portal.as('user:default/owner');

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [policy.factory],
    });
    await portal.refreshCatalog();
    for (let day = 0; day < 28; day += 1) {
      await owner()
        .post('/incidents', {
          title: 'Zanzibar outage',
          severity: 'sev2',
          visibility: day % 7 === 0 ? 'restricted' : 'everyone',
          entities: [
            { ref: checkout },
            ...(day % 3 === 0 ? [{ ref: basket }] : []),
            ...(day % 4 === 0 ? [{ ref: search, role: 'origin' }] : []),
          ],
          times: {
            impactStarted: at(day),
            ...(day % 9 === 0 ? {} : { mitigated: at(day + (day + 1) / 100) }),
          },
        })
        .expect(201);
    }
    for (let day = 0; day < 30; day += 1) {
      const { body: deployment } = await owner()
        .post('/deployments', {
          entity: day % 2 === 0 ? checkout : basket,
          environment: 'production',
          status: 'success',
          finished: at(day),
          release: `1.${day}`,
        })
        .expect(201);
      if (day % 5 === 0 && day < 28) {
        const incident = `INC-${day + 1}`;
        const cause = await owner()
          .get(`/incidents/${incident}/change-cause`)
          .expect(200);
        await owner()
          .put(`/deployments/${deployment.key}/failures/${incident}`, {
            state: 'confirmed',
          })
          .set('If-Match', `"${cause.body.version}"`)
          .expect(200);
      }
    }
    const { body } = await owner()
      .post('/action-items', {
        title: 'Mend it',
        type: 'process',
        entity: basket,
        due: toDay(Date.now() + 3 * DAY),
        acceptanceTest: 'A drill shows it',
      })
      .expect(201);
    await owner()
      .post(`/action-items/${body.key}/transitions`, { to: 'committed' })
      .set('If-Match', '"1"')
      .expect(200);
  });
  beforeEach(() => policy.set({}));
  afterAll(async () => {
    await portal.stop();
  });

  const read = async (path: string, who = 'user:default/owner') =>
    (await portal.as(who).get(`/metrics${path}`).expect(200)).body;
  const fold = () => portal.triggerTask('reliability:fold-facts');
  const readers = ['user:default/owner', 'user:default/outsider'];

  describe.each(['before', 'after'])('%s days are put together', when => {
    beforeAll(async () => {
      if (when === 'after') {
        await portal.database('fact_change').update({ last_at: 0 });
        await fold();
      }
    });

    it('are of a time that is put together, or not', async () => {
      const changed = portal.database('fact_change').whereNot('days', '[]');
      expect((await changed.select()).length > 0).toBe(when === 'before');
    });

    it.each(readers)(
      'of a scope are those that each part has alone, for %s',
      async who => {
        for (const parent of [
          'organisation',
          'domain:default/storefront',
          'system:default/buying',
          'group:default/engineering',
        ]) {
          for (const kind of ['domain', 'system', 'component', 'group']) {
            const list = await read(
              `/scopes?parent=${parent}&kind=${kind}&count=true`,
              who,
            );
            expect(list.page.total ?? 0).toBe(list.items.length);
            for (const { scope, figures, commitments } of list.items) {
              const alone = await read(`?scope=${scope}`, who);
              expect({ scope, ...figures }).toEqual({
                scope,
                incidents: nearly(withoutChange(alone.figures.incidents)),
                timeToRestore: withoutChange(alone.figures.timeToRestore),
              });
              expect(commitments).toEqual(alone.commitments);
            }
          }
        }
      },
    );

    it.each(readers)('of a trend end with what is now, for %s', async who => {
      for (const scope of ['organisation', checkout]) {
        const now = await read(`?scope=${scope}`, who);
        for (const figure of ['timeToRestore', 'timeToDetect', 'incidents']) {
          const trend = await read(
            `/trend?scope=${scope}&figure=${figure}`,
            who,
          );
          const last = trend.points.at(-1);
          const { median, count, interval, state } = now.figures[figure];
          expect(trend.points.length).toBeGreaterThanOrEqual(52);
          expect(last).toMatchObject({
            value: median ?? count ?? null,
            interval: interval ?? null,
            // Nobody watched before the first incident.
            state: figure === 'incidents' ? 'lowConfidence' : state,
          });
        }
      }
    });
  });

  it('are listed A to Z in pages, with the kinds that there are', async () => {
    const first = await read('/scopes?kind=component&limit=2');
    expect(first.items.map(({ scope }: { scope: string }) => scope)).toEqual([
      basket,
      checkout,
    ]);
    expect(first.kinds).toEqual([
      { kind: 'domain', count: 1 },
      { kind: 'system', count: 1 },
      { kind: 'component', count: 3 },
      { kind: 'group', count: 3 },
    ]);
    const next = encodeURIComponent(first.page.next);
    const second = await read(`/scopes?kind=component&limit=2&cursor=${next}`);
    expect(second.items.map(({ scope }: { scope: string }) => scope)).toEqual([
      search,
    ]);
    expect(second.page.next).toBeUndefined();
    expect((await read('/scopes')).kind).toBe('domain');
    expect(await read('/scopes?parent=component:default/basket')).toMatchObject(
      { kind: null, kinds: [], items: [] },
    );
  });

  it('are a table of all of them too', async () => {
    const { text } = await owner()
      .get('/metrics/scopes.csv?kind=component')
      .expect(200);
    const rows = text.trim().split('\r\n');
    expect(rows).toHaveLength(4);
    expect(rows[1]).toMatch(/^component:default\/basket,,ok,10,/);
    expect(rows[3]).toMatch(/^component:default\/search-indexer,,none,0,0,/);
  });

  it('are a line of each in NDJSON, as they are answered', async () => {
    const { headers, text } = await owner()
      .get('/metrics/scopes.ndjson?kind=component')
      .expect(200);
    expect(headers['content-type']).toMatch(/^application\/x-ndjson/);
    expect(headers['content-disposition']).toContain('parts.ndjson');
    const lines = linesOf(text);
    expect(lines.map(({ scope }) => scope)).toEqual([basket, checkout, search]);
    expect(lines[0].figures.incidents.count).toBe(10);
  });

  it.each([
    ['', 14, 'timeToDetect'],
    ['/trend', 53, 'incidents'],
    ['/calendar', 168, 'timeToDetect'],
    ['/waiting', 3, undefined],
  ])(
    'are saved whole in both formats, as what is answered at %p',
    async (path, n, figure) => {
      const query = {
        '': `scope=${checkout}`,
        '/trend': `scope=${checkout}&figure=incidents`,
        '/calendar': `scope=${checkout}&step=month`,
        '/waiting': 'kind=component',
      }[path];
      const saved = async (format: string) => {
        const { text } = await owner()
          .get(`/metrics${path}.${format}?${query}`)
          .expect(200);
        return text;
      };
      const rows = (await saved('csv')).trim().split('\r\n');
      const lines = linesOf(await saved('ndjson'));
      expect(lines).toHaveLength(n);
      expect(rows).toHaveLength(n + 1);
      const [first] = lines;
      expect(first.figure?.definition ?? first.figure).toBe(figure);
      expect(rows[1]).toContain(first.scope);
    },
  );

  it.each([
    ['.csv?window=P90D', 'known,total,change'],
    ['/calendar.csv?step=month', 'known,total'],
  ])(
    'have a column for whether they changed where that is told: at %p',
    async (path, last) => {
      const { text } = await owner()
        .get(`/metrics${path}&scope=${checkout}`)
        .expect(200);
      expect(text.split('\r\n')[0]).toMatch(new RegExp(`,${last}$`));
    },
  );

  it('leave out parts that their reader may not see, and say how many', async () => {
    policy.set({ 'catalog.entity.read': { result: AuthorizeResult.DENY } });
    expect(await read('/scopes?kind=component')).toMatchObject({
      items: [],
      unreadable: 3,
    });
    const { points } = await read('/trend?figure=incidents');
    expect(points.at(-1)).toMatchObject({ value: null, state: 'notObserved' });
  });
});
