import {
  IncidentToMend,
  MetricsQuality,
  qualityFigures,
  QualityProblemKind,
  qualityProblemKinds,
  RESOURCE_TYPE_INCIDENT,
  ScopeMetrics,
} from '@afterword/plugin-reliability-common';
import { aPolicy, onCondition } from '../__testUtils__/aPolicy';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { anIncidentTold, tell } from '../postmortems/__testUtils__/toldByWiki';
import { CHECKOUT, INDEXER } from '../postmortems/__testUtils__/writers';

const DAY = 86_400_000;
const MINUTE = 60_000;
const now = Date.now();

const whole = {
  impactStarted: 0,
  detected: 4,
  declared: 6,
  acknowledged: 9,
  mitigated: 42,
  resolved: 60,
};
/** Times of an incident that began so many days ago, in minutes from there; null is not known. */
const times = (
  daysAgo: number,
  changes: Partial<Record<keyof typeof whole, number | null>> = {},
) =>
  Object.fromEntries(
    Object.entries({ ...whole, ...changes }).map(([kind, minutes]) => [
      kind,
      minutes === null
        ? null
        : new Date(now - daysAgo * DAY + minutes * MINUTE).toISOString(),
    ]),
  );
const open = { mitigated: null, resolved: null };

eachDatabase('What lowers the coverage of figures', (databases, databaseId) => {
  const policy = aPolicy();
  let portal: Portal;
  const ask = (query = '', who = 'user:default/owner') =>
    portal.as(who).get(`/metrics/quality?${query}`);
  const read = async (query = '', who?: string): Promise<MetricsQuality> =>
    (await ask(query, who).expect(200)).body;
  const namesOf = ({ items }: { readonly items: readonly IncidentToMend[] }) =>
    items.map(({ title }) => title.replace('Outage ', ''));
  const all = async (query: string, who?: string) => {
    const items: IncidentToMend[] = [];
    let cursor: string | undefined;
    do {
      const page = await read(
        `${query}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
        who,
      );
      items.push(...page.items);
      cursor = page.page.next;
    } while (cursor);
    return items;
  };

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [policy.factory],
    });
    await portal.refreshCatalog();
    const keys = await tell(portal, [
      anIncidentTold('sound', { times: times(3) }),
      anIncidentTold('open', { times: times(4, open) }),
      anIncidentTold('no end', {
        times: times(5, { mitigated: null }),
        entities: [{ ref: CHECKOUT }, { ref: INDEXER }],
        severity: 'sev2',
      }),
      anIncidentTold('long open', { times: times(50, open) }),
      anIncidentTold('backwards', { times: times(10, { mitigated: -10 }) }),
      anIncidentTold('year', {
        times: times(12, { detected: -400 * 24 * 60 }),
      }),
      anIncidentTold('nobody acknowledged', {
        times: times(13, { acknowledged: null }),
      }),
      anIncidentTold('origin', {
        times: times(14, { mitigated: null }),
        entities: [{ ref: CHECKOUT, role: 'origin' }],
      }),
      anIncidentTold('drill', {
        times: times(15, { mitigated: null }),
        kind: 'drill',
      }),
      anIncidentTold('forgotten', { times: times(700, open) }),
      anIncidentTold('old', { times: times(120, { mitigated: null }) }),
      anIncidentTold('stated', {
        times: times(16, { mitigated: null }),
        stated: { timeToRestore: 'PT42M' },
      }),
      anIncidentTold('secret', { times: times(17, { mitigated: null }) }),
    ]);
    const path = `/incidents/${keys[keys.length - 1]}`;
    const { body } = await portal.as('user:default/owner').get(path);
    await portal
      .as('user:default/owner')
      .patch(path, { visibility: 'restricted' })
      .set('If-Match', `"${body.version}"`)
      .expect(200);
  });
  beforeEach(() => policy.set({}));
  afterAll(async () => {
    await portal.stop();
  });

  it('is listed latest first, with what is wrong and which figures miss it', async () => {
    const answer = await read('count=true');
    expect(answer).toMatchObject({
      scope: 'organisation',
      window: { rolling: 'P90D' },
      page: { total: 8 },
    });
    expect(namesOf(answer)).toEqual([
      'no end',
      'backwards',
      'year',
      'nobody acknowledged',
      'stated',
      'secret',
      'long open',
      'forgotten',
    ]);
    expect(answer.items[0]).toEqual({
      key: expect.stringMatching(/^INC-/),
      title: 'Outage no end',
      severity: 'sev2',
      anchor: times(5).impactStarted,
      problems: [
        {
          kind: 'unknown',
          field: 'mitigated',
          problem: 'It is resolved, and nobody has said when its impact ended.',
          message: { code: 'resolvedOnly', values: {} },
          figures: ['timeToRestore', 'availability'],
        },
      ],
    });
  });

  it('is what the notes of figures count, whatever is asked for', async () => {
    for (const who of ['user:default/owner', 'user:default/outsider']) {
      for (const query of [
        'scope=organisation',
        `scope=${CHECKOUT}`,
        `scope=${INDEXER}`,
        'scope=system:default/buying&window=P365D',
        'scope=organisation&window=P30D',
        `scope=${CHECKOUT}&durations=stated&resolveFrom=impactStarted`,
      ]) {
        const items = await all(`${query}&limit=2`, who);
        const { body } = await portal
          .as(who)
          .get(`/metrics?${query}`)
          .expect(200);
        const { figures } = body as ScopeMetrics;
        for (const figure of qualityFigures) {
          const of = figures[figure];
          const notes: Partial<Record<QualityProblemKind, number>> =
            of && 'notes' in of ? of.notes : {};
          for (const kind of qualityProblemKinds) {
            const listed = items.filter(({ problems }) =>
              problems.some(
                each => each.kind === kind && each.figures.includes(figure),
              ),
            );
            expect([query, figure, kind, listed.length]).toEqual([
              ...[query, figure, kind, notes[kind] ?? 0],
            ]);
          }
        }
        const { page } = await read(`${query}&count=true&limit=1`, who);
        expect(page.total).toBe(items.length);
      }
    }
  });

  it('is also what nobody closed for more than a year, whatever the window', async () => {
    for (const query of [
      'window=P30D',
      'window=P365D',
      'figure=availability',
    ]) {
      const last = (await all(`${query}&limit=3`)).at(-1);
      expect(last).toMatchObject({
        title: 'Outage forgotten',
        problems: [
          {
            kind: 'stillOpen',
            field: 'mitigated',
            problem:
              'Open for 700 days: nobody knows whether it still is, and availability leaves it out.',
            figures: ['availability'],
          },
        ],
      });
    }
    const { text } = await portal
      .as('user:default/owner')
      .get('/metrics/quality.csv')
      .expect(200);
    expect(text).toContain('Outage forgotten');
  });

  it('is asked for by the figures that miss it', async () => {
    expect(namesOf(await read('figure=timeToDetect'))).toEqual(['year']);
    expect(namesOf(await read('figure=timeToAcknowledge&limit=2'))).toEqual([
      ...['year', 'nobody acknowledged'],
    ]);
    expect(
      namesOf(await read('figure=timeToDetect,timeToAcknowledge&count=true')),
    ).toEqual(['year', 'nobody acknowledged']);
    expect(namesOf(await read('figure=availability&durations=stated'))).toEqual(
      ['no end', 'backwards', 'stated', 'secret', 'forgotten'],
    );
  });

  it('comes page by page, each incident once', async () => {
    const items = await all('limit=1');
    expect(namesOf({ items })).toEqual(namesOf(await read()));
    await ask('cursor=wrong').expect(400);
  });

  it('is told of nobody else’s restricted incidents', async () => {
    const { items, page } = await read('count=true', 'user:default/outsider');
    expect(namesOf({ items })).not.toContain('secret');
    expect(page.total).toBe(7);
  });

  it('is of incidents that a policy leaves', async () => {
    policy.set({
      'reliability.incident.read': onCondition(
        RESOURCE_TYPE_INCIDENT,
        'HAS_SEVERITY',
        ['sev2'],
      ),
    });
    const answer = await read('count=true');
    expect(namesOf(answer)).toEqual(['no end']);
    expect(answer.page.total).toBe(1);
  });

  it('goes from the list when it is mended', async () => {
    const [, { key }] = (await read('figure=timeToAcknowledge')).items;
    const path = `/incidents/${key}`;
    const { body } = await portal.as('user:default/owner').get(path);
    await portal
      .as('user:default/owner')
      .put(`${path}/times/acknowledged`, {
        at: new Date(now - 13 * DAY + 9 * MINUTE).toISOString(),
      })
      .set('If-Match', `"${body.version}"`)
      .expect(200);
    expect(namesOf(await read())).not.toContain('nobody acknowledged');
  });

  it('comes as CSV', async () => {
    const { text } = await portal
      .as('user:default/owner')
      .get('/metrics/quality.csv?figure=timeToDetect')
      .expect(200);
    expect(text).toContain(`Outage year,,${times(12).impactStarted}`);
    expect(text.trim().split('\r\n')).toHaveLength(2);
  });
});
