import { HistoryEntry } from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aHidingCatalog, someEntities } from '../__testUtils__/aHidingCatalog';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  changing,
  CHECKOUT,
  moveTheDatabase,
  SEARCH,
} from './__testUtils__/changing';

const denied = { result: AuthorizeResult.DENY } as const;

eachDatabase('A change review', (databases, databaseId) => {
  const seen = aHidingCatalog();
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    catalog: seen.catalog,
  });
  const { owner, outsider, planned, get, rewrite, step, foresee } =
    changing(portal);
  const { rewriteRisk, tellOutcome } = changing(portal);

  beforeAll(() => portal().refreshCatalog());
  beforeEach(() => seen.hide([]));

  const keysOf = async (query: string): Promise<string[]> => {
    const { body } = await owner().get(`/changes?${query}`).expect(200);
    return body.items.map(({ key }: { key: string }) => key);
  };

  it('is opened once for what it touches', async () => {
    const once = () =>
      owner().post('/changes', moveTheDatabase).set('Idempotency-Key', 'move');
    const { body: first } = await once().expect(201);
    const { body: again } = await once().expect(201);
    expect(again.key).toBe(first.key);
    expect(first).toMatchObject({
      key: expect.stringMatching(/^CHG-\d+$/),
      status: 'planned',
      entities: [{ ref: CHECKOUT, known: true }],
      risks: [],
      createdBy: 'user:default/owner',
      editable: true,
    });
  });

  it('names each field that is wrong', async () => {
    const { body } = await owner()
      .post('/changes', {
        title: '',
        entities: [],
        plannedFor: '2027-03-01T09:00:00Z',
        until: '2027-02-01T09:00:00Z',
      })
      .expect(400);
    const fields = body.error.details.fields.map(
      ({ field }: { field: string }) => field,
    );
    expect(fields).toEqual(
      expect.arrayContaining(['body.title', 'body.entities']),
    );
    const { body: early } = await owner()
      .post('/changes', { ...moveTheDatabase, until: '2027-02-01T09:00:00Z' })
      .expect(400);
    expect(early.error.details.fields).toEqual([
      { field: 'body.until', problem: 'must not be before plannedFor' },
    ]);
  });

  it('is rewritten by whoever knows its latest version', async () => {
    const first = await planned();
    await owner().put(`/changes/${first.key}`, moveTheDatabase).expect(428);
    const { body: moved } = await rewrite(first, {
      plannedFor: '2027-03-01T10:00:00Z',
      release: '2.4.0',
    }).expect(200);
    expect(moved).toMatchObject({ version: 2, release: '2.4.0' });
    const { body: stale } = await rewrite(first, {}).expect(412);
    expect(stale.error.details.current).toMatchObject({ version: 2 });
  });

  it('is found by what it touches, by where it stands, by its time and by its words', async () => {
    const { key } = await planned({
      title: 'Rotate the keys',
      entities: [SEARCH],
      plannedFor: '2028-01-01T00:00:00Z',
      until: null,
    });
    const [before, same] = [
      await keysOf(`scope=${CHECKOUT}`),
      await keysOf(`scope=group:default/search-team&status=planned`),
    ];
    expect(before).not.toContain(key);
    expect(same).toEqual([key]);
    expect(await keysOf('q=rotate')).toEqual([key]);
    expect(await keysOf(`q=${key}`)).toEqual([key]);
    expect(await keysOf('from=2028-01-01T00:00:00Z')).toEqual([key]);
    expect(await keysOf('status=done')).toEqual([]);
    expect((await keysOf('sort=planned&limit=200')).at(-1)).toBe(key);
    const { text } = await owner().get('/changes.csv?q=rotate').expect(200);
    expect(text).toContain('Rotate the keys');
  });

  it('is read page by page, each once', async () => {
    for (const title of ['One', 'Two', 'Three']) await planned({ title });
    const all = await keysOf('limit=200');
    const read: string[] = [];
    let cursor = '';
    do {
      const { body } = await owner()
        .get(`/changes?limit=2&count=true${cursor}`)
        .expect(200);
      expect(body.page.total).toBe(all.length);
      read.push(...body.items.map((item: { key: string }) => item.key));
      cursor = body.page.next ? `&cursor=${body.page.next}` : '';
    } while (cursor);
    expect(read).toEqual(all);
  });

  it('is there only for those who may see all that it touches', async () => {
    const { key } = await planned({ entities: [CHECKOUT, SEARCH] });
    policy.set({ 'catalog.entity.read': someEntities });
    await outsider().get(`/changes/${key}`).expect(200);
    seen.hide([SEARCH]);
    await outsider().get(`/changes/${key}`).expect(404);
    await outsider().get(`/changes/${key}/history`).expect(404);
    await foresee(key, {}, outsider()).expect(404);
    const { body } = await outsider().get('/changes?count=true').expect(200);
    expect(JSON.stringify(body)).not.toContain(key);
    const { body: refused } = await outsider()
      .post('/changes', { ...moveTheDatabase, entities: [CHECKOUT, SEARCH] })
      .expect(400);
    expect(refused.error.details.fields).toEqual([
      { field: 'body.entities.1', problem: 'is not known to the catalog' },
    ]);
  });

  it('asks for a permission to be read, opened and changed', async () => {
    const change = await planned();
    policy.set({ 'reliability.change.update': denied });
    expect(await get(change.key)).toMatchObject({ editable: false });
    await step(change, 'done').expect(403);
    await foresee(change.key).expect(403);
    policy.set({ 'reliability.change.create': denied });
    await owner().post('/changes', moveTheDatabase).expect(403);
    policy.set({ 'reliability.change.read': denied });
    await owner().get('/changes').expect(403);
    await owner().get(`/changes/${change.key}`).expect(403);
  });

  it('keeps what may fail, with how likely it is and what is prepared', async () => {
    const { key } = await planned();
    const idea = {
      failureMode: 'Retry storm',
      likelihood: 'likely',
      impact: 'high',
    };
    const once = () => foresee(key, idea).set('Idempotency-Key', key);
    await once().expect(201);
    const { body } = await once().expect(201);
    expect(body.unprepared).toBe(1);
    expect(body.risks).toMatchObject([
      {
        text: 'The copy falls behind',
        failureMode: 'retry-storm',
        likelihood: 'likely',
        impact: 'high',
        foreseen: true,
        outcome: 'open',
        reasons: [],
      },
    ]);
    expect(await keysOf('unprepared=true')).toContain(key);
    const prepared = { ...idea, detection: 'Lag alert' };
    await rewriteRisk(key, body.risks[0], prepared).expect(200);
    const { body: stale } = await rewriteRisk(key, body.risks[0], idea).expect(
      412,
    );
    expect(stale.error.details.current.risks[0].detection).toBe('Lag alert');
    expect(await keysOf('unprepared=true')).not.toContain(key);
    const [{ risks, unprepared }] = (
      await owner().get(`/changes?q=${key}`).expect(200)
    ).body.items;
    expect([risks, unprepared]).toEqual([1, 0]);
  });

  it('takes no step out of turn, and is cancelled with a reason only', async () => {
    const change = await planned();
    await tellOutcome(change, {}).expect(409);
    await step(change, 'planned').expect(409);
    await step(change, 'cancelled').expect(409);
    const { body: cancelled } = await step(change, 'cancelled', {
      reason: 'Not needed',
    }).expect(200);
    expect(cancelled).toMatchObject({
      status: 'cancelled',
      reason: 'Not needed',
    });
    await foresee(change.key).expect(409);
    const { body: again } = await step(cancelled, 'planned').expect(200);
    expect(again).toMatchObject({ status: 'planned', reason: '' });
  });

  it('leaves what was foreseen as it was once the change is made, and takes what comes then for a surprise', async () => {
    const change = await planned();
    const { body } = await foresee(change.key).expect(201);
    const [risk] = body.risks;
    const { body: done } = await step(body, 'done').expect(200);
    expect(done.doneAt).not.toBeNull();
    await rewriteRisk(change.key, risk, { likelihood: 'likely' }).expect(409);
    await owner()
      .delete(`/changes/${change.key}/failure-modes/${risk.id}`)
      .set('If-Match', `"${risk.version}"`)
      .expect(409);
    const { body: surprised } = await foresee(change.key, {
      text: 'The cache was cold',
    }).expect(201);
    expect(surprised.risks[1]).toMatchObject({
      foreseen: false,
      outcome: 'occurred',
    });
    expect(surprised.unprepared).toBe(1);
  });

  it('is reviewed once it is said of all that was foreseen whether it occurred', async () => {
    const change = await planned();
    await foresee(change.key).expect(201);
    const { body } = await foresee(change.key, { text: 'Too slow' });
    const [one, two] = body.risks;
    const { body: done } = await step(body, 'done').expect(200);
    const half = { risks: [{ id: one.id, outcome: 'occurred' }] };
    await tellOutcome(done, { ...half, complete: true }).expect(409);
    const { body: kept } = await tellOutcome(done, half).expect(200);
    expect(kept).toMatchObject({ status: 'done' });
    const { body: unknown } = await tellOutcome(kept, {
      risks: [
        { id: '11111111-1111-4111-8111-111111111111', outcome: 'occurred' },
      ],
    }).expect(400);
    expect(unknown.error.details.fields[0].field).toBe('body.risks.0.id');
    const { body: reviewed } = await tellOutcome(kept, {
      outcome: 'It took an hour longer.',
      risks: [{ id: two.id, outcome: 'didNotOccur' }],
      complete: true,
    }).expect(200);
    expect(reviewed).toMatchObject({
      status: 'reviewed',
      outcome: 'It took an hour longer.',
      risks: [{ outcome: 'occurred' }, { outcome: 'didNotOccur' }],
    });
    await foresee(change.key).expect(409);
    const { body: opened } = await step(reviewed, 'done').expect(200);
    expect(opened).toMatchObject({ status: 'done', doneAt: done.doneAt });
  });

  it('has a history that names action items only to those who may see them', async () => {
    const { body: draft } = await owner().post('/postmortems', { title: 'D' });
    const { body: item } = await owner()
      .post('/action-items', { title: 'Secret', postmortem: draft.key })
      .expect(201);
    const { key } = await planned();
    const { body } = await foresee(key, { actionItem: item.key }).expect(201);
    expect(body.risks[0]).toMatchObject({ actionItem: item.key, linked: true });
    expect((await get(key, outsider())).risks[0]).toMatchObject({
      actionItem: null,
      linked: true,
    });
    await foresee(key, { actionItem: item.key }, outsider()).expect(400);
    const named = async (caller = owner()) => {
      const history = await caller.get(`/changes/${key}/history`).expect(200);
      return history.body.items.map(({ action, changes }: HistoryEntry) => [
        action,
        changes.actionItem,
      ]);
    };
    expect(await named()).toEqual([
      ['risk', [null, item.key]],
      ['created', undefined],
    ]);
    expect(await named(outsider())).toEqual([
      ['risk', undefined],
      ['created', undefined],
    ]);
  });
});
