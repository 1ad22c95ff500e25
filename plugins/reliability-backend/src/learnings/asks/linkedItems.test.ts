import { LearningApplication } from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPortalUnderPolicy } from '../../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import {
  CHECKOUT,
  INDEXER,
  people,
} from '../../postmortems/__testUtils__/writers';
import { asking } from './__testUtils__/asking';

eachDatabase('An answer that links an action item', (databases, databaseId) => {
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId);
  const { owner, outsider } = people(portal);
  const { ask, asksOf, answer, at, learned } = asking(portal);

  beforeAll(async () => {
    await portal().refreshCatalog();
    await learned('Jitter');
  });
  beforeEach(async () => {
    await portal().database('learning_application').delete();
    await portal().database('action_item').delete();
    await ask('Jitter', INDEXER);
  });

  const theAsk = async () => (await asksOf(outsider(), INDEXER))[0];
  const anItem = async (over: object = {}): Promise<string> => {
    const { body } = await outsider()
      .post('/action-items', { title: 'A budget', entity: INDEXER, ...over })
      .expect(201);
    return body.key;
  };
  const statusOf = async (key: string | null) =>
    (await outsider().get(`/action-items/${key}`).expect(200)).body.status;

  it('writes no candidate, and leaves the item alone when it is taken back', async () => {
    const item = await anItem();
    policy.set({
      'reliability.actionItem.create': { result: AuthorizeResult.DENY },
    });
    const { body } = await answer(outsider(), await theAsk(), {
      state: 'applies',
      actionItem: item,
    }).expect(200);
    expect(body).toMatchObject({ state: 'applies', actionItem: item });
    expect(await portal().database('action_item')).toHaveLength(1);
    const { body: back } = await answer(outsider(), body, {
      state: 'unanswered',
    }).expect(200);
    expect(back.actionItem).toBeNull();
    expect(await statusOf(item)).toBe('candidate');
  });

  it('says by what it is covered without a sentence', async () => {
    const item = await anItem();
    const { body } = await answer(outsider(), await theAsk(), {
      state: 'alreadyCovered',
      actionItem: item,
    }).expect(200);
    expect(body).toMatchObject({ note: '', actionItem: item });
  });

  it('takes the place of the candidate that was written before', async () => {
    const { body: written } = await answer(outsider(), await theAsk(), {
      state: 'applies',
    }).expect(200);
    const item = await anItem();
    const { body: linked } = await answer(outsider(), written, {
      state: 'applies',
      actionItem: item,
    }).expect(200);
    expect(linked.actionItem).toBe(item);
    expect(await statusOf(written.actionItem)).toBe('declined');
  });

  it('is kept with the answers before it, each with who gave it and when', async () => {
    const item = await anItem();
    const question = await theAsk();
    const { body: first } = await answer(outsider(), question, {
      state: 'doesNotApply',
      note: 'It runs at night',
    }).expect(200);
    const { body: second } = await answer(owner(), first, {
      state: 'applies',
      actionItem: item,
    }).expect(200);
    await answer(outsider(), second, { state: 'unanswered' }).expect(200);
    const answers = async () => {
      const { body } = await outsider()
        .get(`${at(question)}/answers`)
        .expect(200);
      return body.items;
    };
    expect(await answers()).toMatchObject([
      {
        action: 'unanswered',
        by: 'user:default/outsider',
        changes: { actionItem: [item, null] },
      },
      {
        action: 'applies',
        by: 'user:default/owner',
        changes: { note: ['It runs at night', ''], actionItem: [null, item] },
      },
      {
        action: 'doesNotApply',
        by: 'user:default/outsider',
        changes: { note: ['', 'It runs at night'] },
      },
    ]);
    policy.set({
      'reliability.actionItem.read': { result: AuthorizeResult.DENY },
    });
    expect(JSON.stringify(await answers())).not.toContain(item);
    policy.set({});
    await outsider()
      .get(at(question).replace('search-indexer', 'basket').concat('/answers'))
      .expect(404);
  });

  it('links none of another entity, none that is declined, and none that whoever answers may not see', async () => {
    const question = await theAsk();
    const { body: draft } = await owner().post('/postmortems', { title: 'D' });
    const { body: secret } = await owner()
      .post('/action-items', {
        title: 'Secret',
        entity: INDEXER,
        postmortem: draft.key,
      })
      .expect(201);
    const declined = await anItem();
    await outsider()
      .post(`/action-items/${declined}/transitions`, {
        to: 'declined',
        note: 'No',
      })
      .set('If-Match', '"1"')
      .expect(200);
    for (const actionItem of [
      await anItem({ entity: CHECKOUT }),
      declined,
      secret.key,
      'AI-99999',
    ]) {
      const { body } = await answer(outsider(), question, {
        state: 'applies',
        actionItem,
      }).expect(400);
      expect(body.error.details.fields[0].field).toBe('body.actionItem');
    }
    await answer(owner(), question, {
      state: 'applies',
      actionItem: secret.key,
    }).expect(200);
    const { body: seen } = await outsider().get(at(question)).expect(200);
    expect((seen as LearningApplication).actionItem).toBeNull();
  });
});
