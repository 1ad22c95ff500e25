import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const checkout = 'component:default/checkout-api';

eachDatabase('The file of incidents', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });

  const owner = () => portal.as('user:default/owner');
  /** What the row of a new incident has in each column. */
  const write = async (over: object) => {
    const { body } = await owner()
      .post('/incidents', {
        title: 'Card payments failed',
        entities: [{ ref: checkout }],
        ...over,
      })
      .expect(201);
    const { text } = await owner()
      .get(`/incidents.csv?q=${body.key}`)
      .expect(200);
    const [head, row] = text
      .replace('\uFEFF', '')
      .trim()
      .split('\r\n')
      .map(line => line.split(','));
    return Object.fromEntries(head.map((name, at) => [name, row[at]]));
  };

  it('has each entity once for what it was in it', async () => {
    const row = await write({
      entities: [
        { ref: checkout, role: 'origin' },
        { ref: checkout, role: 'impacted' },
        { ref: 'component:default/basket', role: 'impacted' },
      ],
    });
    expect(row).toMatchObject({
      impactedEntities: `component:default/basket ${checkout}`,
      originEntities: checkout,
      contributingEntities: '',
    });
  });

  it('has how long it took to restore, and nothing while nobody knows', async () => {
    const impactStarted = '2026-11-13T14:02:50Z';
    const over = await write({
      times: { impactStarted, mitigated: '2026-11-13T14:49:20Z' },
    });
    expect(over.timeToRestoreMinutes).toBe('46.5');
    const open = await write({ times: { impactStarted } });
    expect(open.timeToRestoreMinutes).toBe('');
  });

  it('has the durations that somebody stated beside the computed one', async () => {
    const row = await write({
      stated: { timeToDetect: 'PT100S', timeToResolve: 'P1DT2H' },
    });
    expect(row).toMatchObject({
      timeToRestoreMinutes: '',
      statedTimeToDetectMinutes: '1.67',
      statedTimeToRestoreMinutes: '',
      statedTimeToResolveMinutes: '1560',
    });
  });

  it('has no cell that a spreadsheet takes for a formula', async () => {
    const { title } = await write({ title: '=1+1' });
    expect(title).toBe("'=1+1");
    const { text } = await owner().get('/incidents.csv').expect(200);
    expect(text).not.toMatch(/,=1/);
  });

  it('has the rows of the list, which are lines of NDJSON as they are', async () => {
    await write({ title: 'Zanzibar', severity: 'sev2' });
    await write({ title: 'Zanzibar again' });
    const query = 'q=zanzibar&sort=anchor';
    const { body } = await owner().get(`/incidents?${query}`).expect(200);
    const { text } = await owner()
      .get(`/incidents.ndjson?${query}`)
      .expect(200);
    const lines = text.trim().split('\n');
    expect(lines.map(line => JSON.parse(line))).toEqual(body.items);
    expect(lines).toHaveLength(2);
  });
});
