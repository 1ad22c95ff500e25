import { HistoryEntry } from '@afterword/plugin-reliability-common';
import { Caller } from '../__testUtils__/aPortal';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { reviewing } from './__testUtils__/reviewing';

eachDatabase('A decision of a review', (databases, databaseId) => {
  const { portal } = aPortalUnderPolicy(databases, databaseId);
  const { owner, outsider, get, planned, held, decide, agenda } =
    reviewing(portal);

  const aSecretItem = async (): Promise<string> => {
    const { body: draft } = await owner().post('/postmortems', { title: 'D' });
    const { body: item } = await owner()
      .post('/action-items', { title: 'Secret', postmortem: draft.key })
      .expect(201);
    return item.key;
  };

  beforeAll(() => portal().refreshCatalog());

  it('is noted once, and names what it became for those who may see that', async () => {
    const { key } = await planned();
    const once = () => decide(key, 'Share it').set('Idempotency-Key', key);
    await once().expect(201);
    const { body: noted } = await once().expect(201);
    const [{ id, version }] = noted.decisions;
    expect(noted.decisions).toHaveLength(1);
    const item = await aSecretItem();
    const rewrite = (over: object, caller = owner(), of = version) =>
      caller
        .put(`/reviews/${key}/decisions/${id}`, { text: 'Share it', ...over })
        .set('If-Match', `"${of}"`);
    const { body: became } = await rewrite({ actionItem: item }).expect(200);
    const told = { linked: true, confidential: true, raised: false };
    expect(became.decisions).toEqual([
      { id, version: 2, text: 'Share it', actionItem: item, ...told },
    ]);
    const [forOthers] = (await get(key, outsider())).decisions;
    expect(forOthers).toMatchObject({ actionItem: null, linked: true });
    await outsider()
      .post(`/reviews/${key}/decisions`, { text: 'X', actionItem: item })
      .expect(400);
    const { body: same } = await rewrite(
      { actionItem: item },
      owner(),
      2,
    ).expect(200);
    expect(same.decisions[0].version).toBe(2);
    await owner()
      .delete(`/reviews/${key}/decisions/${id}`)
      .set('If-Match', '"2"')
      .expect(200);
    expect((await get(key)).decisions).toEqual([]);
    const named = async (caller: Caller) => {
      const { body } = await caller.get(`/reviews/${key}/history`).expect(200);
      return body.items.flatMap(
        ({ changes }: HistoryEntry) => changes.actionItem ?? [],
      );
    };
    expect(await named(owner())).toEqual([item, null, null, item]);
    expect(await named(outsider())).toEqual([]);
  });

  it('keeps what it became where whoever rewrites it may not see that, and names it neither in minutes nor on the next agenda', async () => {
    const first = await planned();
    const { key } = first;
    const item = await aSecretItem();
    const { body: noted } = await decide(key, 'Share it', {
      actionItem: item,
    }).expect(201);
    const [{ id }] = noted.decisions;
    const rewrite = (version: number, over: object) =>
      outsider()
        .put(`/reviews/${key}/decisions/${id}`, { text: 'Share this', ...over })
        .set('If-Match', `"${version}"`);
    const { body: other } = await outsider()
      .post('/action-items', { title: 'Another' })
      .expect(201);
    await rewrite(1, { actionItem: other.key }).expect(400);
    await rewrite(1, {}).expect(200);
    const closed = await held(await get(key));
    expect(closed.decisions).toMatchObject([
      { text: 'Share this', actionItem: item },
    ]);
    const { text } = await owner().get(`/reviews/${key}/minutes`);
    expect(text).toContain('- Share this\n');
    const { topics } = await agenda({ key: closed.after ?? '', version: 1 });
    expect(topics[0].entries).toMatchObject([{ key, title: 'Share this' }]);
  });

  it('is answered where it is sent again after the review was closed', async () => {
    const first = await planned();
    const once = () =>
      decide(first.key, 'Share it').set('Idempotency-Key', first.key);
    await once().expect(201);
    const closed = await held(first);
    const { body } = await once().expect(201);
    expect(body.decisions).toEqual(closed.decisions);
  });

  it('becomes one action item, whoever presses a second time', async () => {
    const { key, title } = await planned();
    const { body: noted } = await decide(key, 'Buy a spare').expect(201);
    const [{ id }] = noted.decisions;
    const commit = (version: number, caller = owner()) =>
      caller
        .post(`/reviews/${key}/decisions/${id}/action-item`)
        .set('If-Match', `"${version}"`);
    const { body } = await commit(1).expect(200);
    const [{ actionItem }] = body.decisions;
    const { body: stale } = await commit(1, outsider()).expect(412);
    expect(stale.error.details.current.decisions).toMatchObject([
      { actionItem, linked: true },
    ]);
    await commit(2).expect(409);
    const { body: items } = await owner()
      .get('/action-items?q=Buy')
      .expect(200);
    expect(items.items).toMatchObject([
      { key: actionItem, title: 'Buy a spare' },
    ]);
    const { body: item } = await owner().get(`/action-items/${actionItem}`);
    expect(item).toMatchObject({
      status: 'candidate',
      description: `Decided in ${key}: ${title}`,
    });
  });
});
