import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { changing, CHECKOUT } from './__testUtils__/changing';

eachDatabase('A way to fail', (databases, databaseId) => {
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId);
  const { owner, outsider, planned, get, foresee, step } = changing(portal);

  beforeAll(() => portal().refreshCatalog());

  const commit = (
    key: string,
    { id, version }: { readonly id: string; readonly version: number },
    caller = owner(),
  ) =>
    caller
      .post(`/changes/${key}/failure-modes/${id}/action-item`)
      .set('If-Match', `"${version}"`);

  it('becomes one action item, whoever presses a second time', async () => {
    const { key, title } = await planned();
    const { body: foreseen } = await foresee(key).expect(201);
    const [risk] = foreseen.risks;
    const { body } = await commit(key, risk).expect(200);
    const [{ actionItem, version }] = body.risks;
    expect(body.unprepared).toBe(0);
    const { body: stale } = await commit(key, risk, outsider()).expect(412);
    expect(stale.error.details.current.risks).toMatchObject([{ actionItem }]);
    await commit(key, { ...risk, version }).expect(409);
    const { body: items } = await owner()
      .get(`/action-items?scope=${CHECKOUT}`)
      .expect(200);
    expect(items.items).toHaveLength(1);
    const { body: item } = await owner().get(`/action-items/${actionItem}`);
    expect(item).toMatchObject({
      status: 'candidate',
      title: `Prepare ${key} for: The copy falls behind`,
      description: `From the review of ${key} ${title}: it may fail so.`,
      entity: CHECKOUT,
    });
  });

  it('that nobody had foreseen becomes one in its own words', async () => {
    const change = await planned();
    const { body: done } = await step(change, 'done').expect(200);
    const { body: surprised } = await foresee(done.key, {
      text: 'The cache was cold',
    }).expect(201);
    const { body } = await commit(done.key, surprised.risks[0]).expect(200);
    const [{ actionItem }] = body.risks;
    const { body: item } = await owner().get(`/action-items/${actionItem}`);
    expect(item).toMatchObject({ title: 'The cache was cold' });
  });

  it('becomes none, and stays as it is, for whoever may not note action items', async () => {
    const { key } = await planned();
    const { body } = await foresee(key).expect(201);
    policy.set({
      'reliability.actionItem.create': { result: AuthorizeResult.DENY },
    });
    await commit(key, body.risks[0]).expect(403);
    expect((await get(key)).risks).toEqual(body.risks);
  });
});
