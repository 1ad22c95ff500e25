import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const checkout = 'component:default/checkout-api';
const basket = 'component:default/basket';

eachDatabase('Parts that changed', (databases, databaseId) => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
    // Of checkout far fewer than in the 30 days before, of basket as many.
    const lines = [
      // Both are watched for longer.
      ...incidents(checkout, 70, 1),
      ...incidents(basket, 70, 1),
      ...incidents(checkout, 45, 70),
      ...incidents(checkout, 15, 24),
      ...incidents(basket, 45, 25),
      ...incidents(basket, 15, 26),
    ];
    await portal
      .as('user:default/owner')
      .post('/import')
      .set('Content-Type', 'application/x-ndjson')
      .send(lines.map(line => JSON.stringify(line)).join('\n'))
      .expect(200);
  });
  afterAll(async () => {
    await portal.stop();
  });

  const scopes = async (query: string) =>
    (
      await portal
        .as('user:default/owner')
        .get(`/metrics/scopes?window=P30D&kind=component&${query}`)
        .expect(200)
    ).body;

  it('are listed all at once, with how they changed', async () => {
    const { items, page } = await scopes('changed=true&limit=1&count=true');
    expect(page).toEqual({ total: 1 });
    expect(items).toMatchObject([
      {
        scope: checkout,
        figures: {
          incidents: { count: 24, change: { verdict: 'lower' } },
          timeToRestore: { n: 24 },
        },
      },
    ]);
  });

  it('are saved alone, too', async () => {
    const { text } = await portal
      .as('user:default/owner')
      .get('/metrics/scopes.ndjson?window=P30D&kind=component&changed=true')
      .buffer(true)
      .expect(200);
    expect(
      text
        .trim()
        .split('\n')
        .map((line: string) => JSON.parse(line).scope),
    ).toEqual([checkout]);
  });

  it('are saved with how they changed', async () => {
    const { text } = await portal
      .as('user:default/owner')
      .get('/metrics/scopes.csv?window=P30D&kind=component&changed=true')
      .expect(200);
    const [header, row] = text.trim().split('\r\n');
    const values = row.split(',');
    expect(values[header.split(',').indexOf('incidentsChange')]).toBe('lower');
  });

  it('have the figures that they have among all', async () => {
    const [{ figures }] = (await scopes('changed=true')).items;
    const all = await scopes('limit=200');
    const same = all.items.find(
      ({ scope }: { scope: string }) => scope === checkout,
    );
    expect(figures.incidents).toMatchObject(same.figures.incidents);
    expect(figures.timeToRestore).toMatchObject(same.figures.timeToRestore);
  });
});

/** So many records, in the hours from so many days ago on. */
function incidents(ref: string, daysAgo: number, count: number) {
  return Array.from({ length: count }, (_, index) => {
    const at = Date.now() - daysAgo * DAY + index * 30 * MINUTE;
    return {
      type: 'incident',
      source: 'test',
      externalId: `${ref} ${daysAgo} ${index}`,
      title: 'Slow',
      entities: [{ ref, role: 'impacted' }],
      times: {
        impactStarted: new Date(at).toISOString(),
        mitigated: new Date(at + (10 + index) * MINUTE).toISOString(),
      },
    };
  });
}
