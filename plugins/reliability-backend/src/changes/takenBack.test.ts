import { ChangeRisk } from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { anIncident } from '../postmortems/__testUtils__/writers';
import { changing, CHECKOUT } from './__testUtils__/changing';

const denied = { result: AuthorizeResult.DENY } as const;

eachDatabase('A way to fail that was taken back', (databases, databaseId) => {
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId);
  const { owner, outsider, planned, get, foresee, step } = changing(portal);
  beforeAll(() => portal().refreshCatalog());

  const at = (key: string, { id }: ChangeRisk) =>
    `/changes/${key}/failure-modes/${id}`;
  const match = ({ version }: ChangeRisk) => `"${version}"`;
  const remove = (key: string, risk: ChangeRisk) =>
    owner().delete(at(key, risk)).set('If-Match', match(risk));
  const restore = (key: string, risk: ChangeRisk, caller = owner()) =>
    caller.post(`${at(key, risk)}/restore`).set('If-Match', match(risk));
  const proposed = async () => {
    const { key: incident } = await anIncident(owner(), {
      failureMode: 'retry-storm',
      entities: [{ ref: CHECKOUT }],
    });
    const { key } = await planned();
    await foresee(key, { text: 'First' }).expect(201);
    const risk = { failureMode: 'retry-storm', proposal: 'retry-storm' };
    await foresee(key, { text: 'Proposed', ...risk }).expect(201);
    await foresee(key, { text: 'Last' }).expect(201);
    const { risks } = await get(key);
    return { incident, key, risks, risk: risks[1] };
  };

  it('comes back as it was and where it was, with why it was proposed and what it became', async () => {
    const { incident, key, risk: written } = await proposed();
    const { body } = await owner()
      .post(`${at(key, written)}/action-item`)
      .set('If-Match', match(written))
      .expect(200);
    const before = body.risks;
    const risk = before[1];
    expect(risk).toMatchObject({ linked: true });
    expect(risk.reasons[0].incidents).toContain(incident);
    await remove(key, risk).expect(200);
    const { body: back } = await restore(key, risk).expect(200);
    expect(back.risks).toEqual(before);
    const { body: again } = await restore(key, risk).expect(200);
    expect(again.risks).toEqual(before);
    const { body: history } = await owner()
      .get(`/changes/${key}/history`)
      .expect(200);
    expect(history.items.slice(0, 3)).toMatchObject([
      { action: 'risk', changes: { risk: [null, 'Proposed'] } },
      { action: 'risk', changes: { risk: ['Proposed', null] } },
      { changes: { actionItem: [null, risk.actionItem] } },
    ]);
  });

  it('comes back before what was written since', async () => {
    const { key, risks } = await proposed();
    await remove(key, risks[2]).expect(200);
    for (const text of ['Then', 'At last']) {
      await foresee(key, { text }).expect(201);
    }
    const { body: back } = await restore(key, risks[2]).expect(200);
    expect(back.risks.map(({ text }: ChangeRisk) => text)).toEqual([
      'First',
      'Proposed',
      'Last',
      'Then',
      'At last',
    ]);
  });

  it('comes back to nobody who may not change the change, of no other change, and with no other version', async () => {
    const { key, risk } = await proposed();
    const { key: other } = await planned();
    await remove(key, risk).expect(200);
    const newer = { ...risk, version: 7 };
    await restore(key, newer).expect(412);
    await restore(other, risk).expect(404);
    policy.set({ 'reliability.change.update': denied });
    await restore(key, risk, outsider()).expect(403);
    policy.set({});
    expect((await get(key)).risks).toHaveLength(2);
    await owner()
      .post(`${at(key, risk)}/restore`)
      .expect(428);
  });

  it('is foreseen no more once the change is made; a surprise comes back', async () => {
    const { key, risk } = await proposed();
    await remove(key, risk).expect(200);
    const { body: done } = await step(await get(key), 'done').expect(200);
    const { body } = await restore(key, risk).expect(409);
    expect(body.error.message).toContain('made meanwhile');
    expect((await get(key)).risks).toEqual(done.risks);
    await foresee(key, { text: 'A surprise' }).expect(201);
    const [, , surprise] = (await get(key)).risks;
    await remove(key, surprise).expect(200);
    await restore(key, surprise).expect(200);
    expect((await get(key)).risks[2]).toEqual(surprise);
  });
});
