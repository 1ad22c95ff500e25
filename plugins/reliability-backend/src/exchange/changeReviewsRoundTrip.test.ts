import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { changing, CHECKOUT, SEARCH } from '../changes/__testUtils__/changing';
import { aChangeRecord } from './__testUtils__/aChangeRecord';
import { recordSender } from './__testUtils__/recordSender';

type Line = Readonly<Record<string, unknown>>;

const when = { plannedFor: '2026-10-01T09:00:00Z', until: null };

eachDatabase('An export with change reviews', (databases, databaseId) => {
  let portal: Portal;
  let other: Portal;
  let cancelledKey = '';
  const { owner, planned, get, foresee, step, tellOutcome } = changing(
    () => portal,
  );

  const created = async (path: string, body: object): Promise<string> =>
    (await owner().post(path, body).expect(201)).body.key;
  const deployed = (over: object = {}) =>
    created('/deployments', {
      entity: CHECKOUT,
      finished: '2026-10-01T10:00:00Z',
      ...over,
    });
  const said = async (key: string, thing: string, state = 'linked') => {
    const { version } = await get(key);
    await owner()
      .put(`/changes/${key}/links/${thing}`, { state })
      .set('If-Match', `"${version}"`)
      .expect(200);
  };
  const exported = async (from: Portal, query = ''): Promise<Line[]> => {
    const { text } = await from
      .as('user:default/owner')
      .get(`/export${query}`)
      .buffer(true)
      .expect(200);
    return text
      .trim()
      .split('\n')
      .map((line: string) => JSON.parse(line));
  };
  const changesIn = (from: Portal) => exported(from, '?type=changeReview');
  const linksOf = async (of: Portal, title: string) => {
    const as = of.as('user:default/owner');
    const { body: found } = await as
      .get(`/changes?q=${encodeURIComponent(title)}`)
      .expect(200);
    const { body } = await as
      .get(`/changes/${found.items[0].key}/links`)
      .expect(200);
    return body.deployments.map(
      ({ release, state }: Record<string, string>) => [
        release.replace(/ \(CHG-\d+\)/, ''),
        state,
      ],
    );
  };

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
    other = await aPortal(databases, databaseId);
    await portal.refreshCatalog();
    await other.refreshCatalog();
    const { key } = await planned({
      ...when,
      title: 'Told whole',
      description: 'At last.',
      release: '2.4.1',
      url: 'https://ci.example/1',
      owner: 'group:default/checkout-team',
      entities: [SEARCH, CHECKOUT],
    });
    const { body: foreseen } = await foresee(key, {
      failureMode: 'Exhaustion',
      likelihood: 'likely',
      impact: 'high',
      detection: 'An alert',
      rollback: 'Point back to the old one',
      runbook: 'Page 7',
      owner: 'user:default/colleague',
    }).expect(201);
    await foresee(key, { text: 'A script is forgotten' }).expect(201);
    await owner()
      .post(`/changes/${key}/failure-modes/${foreseen.risks[0].id}/action-item`)
      .set('If-Match', `"${foreseen.risks[0].version}"`)
      .expect(200);
    await step(await get(key), 'done').expect(200);
    await foresee(key, { text: 'A report was empty' }).expect(201);
    const incident = await created('/incidents', {
      title: 'It failed',
      severity: 'sev3',
      visibility: 'restricted',
      entities: [{ ref: CHECKOUT }],
      times: { impactStarted: '2026-10-01T10:30:00Z' },
    });
    await said(key, await deployed({ release: 'of another' }), 'dismissed');
    await said(key, incident);
    await deployed({ release: `of the first (${key})` });
    const made = await get(key);
    await tellOutcome(made, {
      outcome: 'Slow, and well.',
      risks: [
        { id: made.risks[0].id, outcome: 'occurred' },
        { id: made.risks[1].id, outcome: 'didNotOccur' },
      ],
      complete: true,
    }).expect(200);
    const cancelled = await planned({ ...when, title: 'Cancelled' });
    cancelledKey = cancelled.key;
    await step(cancelled, 'cancelled', { reason: 'Not now' }).expect(200);
    // By its release it would have been made otherwise.
    await deployed({ release: `of the second (${cancelledKey})` });
    const again = await planned({ title: 'Taken up again' });
    await foresee(again.key, { text: 'It fails again' }).expect(201);
    await step(await get(again.key), 'done').expect(200);
    await step(await get(again.key), 'planned').expect(200);
    await recordSender(() => portal)([
      aChangeRecord('from elsewhere', {
        ticket: { id: 'OPS-7' },
        risks: [{ text: 'Told' }, { text: 'Missed', foreseen: false }],
        status: 'done',
        doneAt: '2026-03-01T10:00:00Z',
      }),
    ]);
  });
  afterAll(async () => {
    await portal.stop();
    await other.stop();
  });

  it('makes an empty portal export the same lines', async () => {
    const lines = await exported(portal);
    expect(lines.filter(({ type }) => type === 'changeReview')).toHaveLength(4);
    const reports = await recordSender(() => other)(lines);
    expect(reports[lines.length].summary).toMatchObject({
      created: lines.length,
      failed: 0,
      waiting: 0,
    });
    const theirs = await changesIn(other);
    expect(theirs).toEqual(await changesIn(portal));
    const [{ deployments }] = theirs.filter(
      ({ title }) => title === 'Told whole',
    );
    expect(deployments).toEqual([
      expect.objectContaining({ state: 'dismissed' }),
      expect.objectContaining({ state: 'linked' }),
    ]);
  });

  it('takes what belongs to a change by its key along, and to none that has this key elsewhere', async () => {
    const { body } = await other
      .as('user:default/owner')
      .get(`/changes/${cancelledKey}`)
      .expect(200);
    expect(body.title).toBe('Told whole');
    for (const each of [portal, other]) {
      const whole = await linksOf(each, 'Told whole');
      expect(whole).toContainEqual(['of the first', 'linked']);
      expect(whole).toContainEqual(['of the second', 'proposed']);
      const cancelled = await linksOf(each, 'Cancelled');
      expect(cancelled).toContainEqual(['of the first', 'proposed']);
      expect(cancelled).toContainEqual(['of the second', 'linked']);
    }
  });

  it('changes nothing where it came from, and nothing the second time', async () => {
    const before = await changesIn(portal);
    const back = await recordSender(() => portal)(await exported(portal));
    // What came from elsewhere comes back with more fields than it was sent with.
    expect(back.at(-1)?.summary).toMatchObject({
      created: 0,
      updated: 1,
      failed: 0,
      waiting: 0,
    });
    const through = await recordSender(() => portal)(await exported(other));
    expect(through.at(-1)?.summary).toMatchObject({ created: 0, failed: 0 });
    expect(await changesIn(portal)).toEqual(before);
    const again = await recordSender(() => other)(await exported(portal));
    expect(again.at(-1)?.summary).toMatchObject({
      created: 0,
      updated: 0,
      failed: 0,
      waiting: 0,
    });
  });
});
