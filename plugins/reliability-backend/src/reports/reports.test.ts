import { Report, ReportSaid } from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPolicy } from '../__testUtils__/aPolicy';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { aPromise } from '../__testUtils__/aPromise';
import { shop, titled } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const DAY = 86_400_000;
const checkout = 'component:default/checkout-api';
const buying = 'system:default/buying';
const titles: Readonly<Record<string, string>> = {
  buying: 'Buying | selling',
  'checkout-api': 'Checkout API',
};
const CANARY = 'Zanzibar';
const denied = { result: AuthorizeResult.DENY } as const;
const daysAgo = (days: number) =>
  new Date(Date.now() - days * DAY).toISOString();
const wordsOf = (said: readonly ReportSaid[]) =>
  said.map(({ text }) => text).join(' ');

eachDatabase('A report', (databases, databaseId) => {
  const policy = aPolicy();
  let portal: Portal;
  const owner = () => portal.as('user:default/owner');
  const outsider = () => portal.as('user:default/outsider');
  const read = async (query = '', who = owner()): Promise<Report> =>
    (await who.get(`/metrics/report?${query}`).expect(200)).body;

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [policy.factory],
      entities: [
        ...shop.map(entity =>
          entity.metadata.name in titles
            ? titled(entity, titles[entity.metadata.name])
            : entity,
        ),
      ],
    });
    for (const title of [
      'Card payments failed',
      '# [Shop](https://x.example)',
    ]) {
      await owner()
        .post('/incidents', {
          title,
          severity: 'sev2',
          failureMode: 'retry storm',
          incidentType: 'capacity',
          entities: [{ ref: checkout }],
          times: { impactStarted: daysAgo(2), mitigated: daysAgo(1) },
        })
        .expect(201);
    }
    await owner()
      .post('/incidents', {
        title: CANARY,
        failureMode: CANARY,
        incidentType: CANARY,
        visibility: 'restricted',
        entities: [{ ref: checkout }],
        times: { impactStarted: daysAgo(3) },
      })
      .expect(201);
    await aPromise(owner(), checkout);
  });
  beforeEach(() => policy.set({}));
  afterAll(async () => {
    await portal.stop();
  });

  it('says what the figures of the scope say', async () => {
    const report = await read(`scope=${buying}`, outsider());
    expect(report.title.text).toBe('Reliability of Buying | selling');
    expect(report.window.rolling).toBe('P90D');
    expect(
      wordsOf(
        report.figures.flatMap(({ figure, basis }) =>
          figure === 'availability' ? basis : [],
        ),
      ),
    ).toMatch(/lowest (50|49\.\d+) %: Checkout API/);
    expect(wordsOf(report.sentences)).toMatch(
      /^2 incidents in \d+ days of watching \(0–7\)\. That is too few/,
    );
    expect(report.incidents?.items).toHaveLength(2);
    expect(wordsOf(report.incidents?.items[0].facts ?? [])).toMatch(
      /Sev-2 restored within 1 d$/,
    );
    expect(wordsOf(report.byType?.items ?? [])).toBe('capacity: 2');
    expect(report.recurring?.items).toMatchObject([
      { failureMode: 'retry-storm', name: 'Retry storm' },
    ]);
    expect(report.waiting?.items).toMatchObject([
      { scope: checkout, name: 'Checkout API', age: { state: 'tooFew' } },
    ]);
    expect(report.parts).toMatchObject({
      kind: 'component',
      items: [{ name: 'basket' }, { name: 'Checkout API' }],
    });
  });

  it('is of one window, a range too', async () => {
    const from = daysAgo(60);
    const range = await read(`from=${from}&until=${daysAgo(30)}`);
    expect(range.window.rolling).toBeNull();
    expect(range.recurring).toBeNull();
    expect(range.incidents).toBeNull();
    await owner().get('/metrics/report?window=P7D').expect(400);
    await owner()
      .get(`/metrics/report?from=${daysAgo(-9)}`)
      .expect(400);
  });

  it('asks the policies once for all that it says', async () => {
    policy.roundTrips();
    await read(`scope=${buying}`);
    expect(policy.roundTrips()).toBe(1);
  });

  it('lists parts of the kind that is asked for', async () => {
    const { parts } = await read('kind=group');
    expect(parts?.kind).toBe('group');
    expect(parts?.title.text).toBe('Teams');
  });

  it('counts what is restricted for its readers, and hints at it to nobody else', async () => {
    const own = await owner().get(`/metrics/report?scope=${checkout}`);
    expect(own.text).toContain(CANARY);
    for (const path of ['report', 'report.md']) {
      const { text } = await outsider()
        .get(`/metrics/${path}?scope=${checkout}`)
        .expect(200);
      expect(text).toContain('2 incidents in ');
      expect(text).not.toContain(CANARY);
    }
  });

  it('says nothing of commitments to whoever may see no action item', async () => {
    policy.set({ 'reliability.actionItem.read': denied });
    const { waiting, parts, figures } = await read(`scope=${buying}`);
    expect(waiting).toBeNull();
    expect(parts?.items.map(({ commitments }) => commitments)).toEqual([
      null,
      null,
    ]);
    expect(figures.map(({ figure }) => figure)).not.toContain(
      'commitmentsOnTime',
    );
  });

  it('is refused to whoever may see no incident', async () => {
    policy.set({ 'reliability.incident.read': denied });
    await owner().get('/metrics/report').expect(403);
    await owner().get('/metrics/report.md').expect(403);
  });

  it('calls a scope that the catalog hides by the name that it was asked for', async () => {
    policy.set({ 'catalog.entity.read': denied });
    const report = await read(`scope=${buying}`);
    expect(report.title.text).toBe('Reliability of buying');
    expect(JSON.stringify(report)).not.toContain('selling');
    expect(wordsOf(report.counted)).toContain('may not be seen');
  });

  it('is not made again for whoever has it, until something changes', async () => {
    const minute = () => Math.floor(Date.now() / 60_000);
    const asked = minute();
    const first = await owner().get('/metrics/report').expect(200);
    const again = async () =>
      (
        await owner()
          .get('/metrics/report')
          .set('If-None-Match', first.headers.etag)
      ).status;
    const status = await again();
    // Figures hang on the minute, which may just have ended.
    expect(status).toBe(minute() === asked ? 304 : 200);
    await owner()
      .post('/incidents', {
        title: 'One more',
        entities: [{ ref: checkout }],
        times: { impactStarted: daysAgo(4) },
      })
      .expect(201);
    expect(await again()).toBe(200);
  });

  it('is a file of Markdown in which titles are nothing but text', async () => {
    const { text, headers } = await outsider()
      .get(`/metrics/report.md?scope=${buying}`)
      .expect(200);
    expect(headers['content-type']).toBe('text/markdown; charset=utf-8');
    expect(headers['content-disposition']).toBe(
      'attachment; filename="report.md"',
    );
    expect(text).toMatch(/^# Reliability of Buying \\\| selling\n/);
    expect(text).toContain('\\# \\[Shop\\](`https://x.example)`');
  });
});
