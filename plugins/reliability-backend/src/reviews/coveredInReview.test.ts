import {
  HistoryEntry,
  RESOURCE_TYPE_ACTION_ITEM,
  RESOURCE_TYPE_POSTMORTEM,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aHidingCatalog, someEntities } from '../__testUtils__/aHidingCatalog';
import { onCondition } from '../__testUtils__/aPolicy';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aPostmortemTold,
  anIncidentTold,
  tell,
} from '../postmortems/__testUtils__/toldByWiki';
import { reviewing } from './__testUtils__/reviewing';

const INDEXER = 'component:default/search-indexer';
const OWNER = 'user:default/owner';
const PAGES = 'https://portal.example.org/reliability';

eachDatabase('Minutes of a lesson that is covered', (databases, databaseId) => {
  const seen = aHidingCatalog();
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    catalog: seen.catalog,
    config: {
      data: { reliability: { permissions: { rememberReadsSeconds: 0 } } },
    },
  });
  const { owner, outsider, get, planned, step } = reviewing(portal);
  const keys = new Map<string, string>();

  beforeAll(async () => {
    await portal().refreshCatalog();
    const told = (id: string, author: string, statement: string) =>
      aPostmortemTold(id, ['1'], [], { author, learnings: [{ statement }] });
    await tell(portal(), [
      anIncidentTold('1'),
      told('a', OWNER, 'Jitter'),
      told('b', 'user:default/outsider', 'Budgets'),
      told('c', OWNER, 'Queues'),
    ]);
    const { body } = await owner().get('/learnings').expect(200);
    for (const { key, statement } of body.items) keys.set(statement, key);
  });
  beforeEach(async () => {
    seen.hide([]);
    await portal().database('learning_application').delete();
  });

  const at = encodeURIComponent(INDEXER);
  const lessonOf = (key: string) =>
    `/reviews/${key}/lessons/${keys.get('Jitter')}`;
  /** A live review in which the indexer is asked about jitter. */
  const asked = async (): Promise<string> => {
    const { body } = await step(
      await planned({ scope: 'organisation' }),
      'live',
    ).expect(200);
    await owner()
      .put(`${lessonOf(body.key)}/asks/${at}`)
      .expect(200);
    return body.key;
  };
  const answer = (key: string, body: object, version = 1) =>
    outsider()
      .put(`${lessonOf(key)}/answers/${at}`, body)
      .set('If-Match', `"${version}"`)
      .expect(200);
  const coveredBy = (statement: string) => ({
    state: 'alreadyCovered',
    coveredBy: keys.get(statement),
  });
  const anItem = async (): Promise<string> => {
    const { body } = await outsider()
      .post('/action-items', { title: 'A budget', entity: INDEXER })
      .expect(201);
    return body.key;
  };
  const confidentialOf = (key: string) =>
    portal()
      .database('postmortem')
      .where('id', Number(key.slice(3)))
      .select('confidential_id');
  const minutesOf = async (key: string, caller = owner()) =>
    (await caller.get(`/reviews/${key}/minutes`).expect(200)).text;
  const answersIn = async (key: string): Promise<HistoryEntry[]> => {
    const { body } = await owner().get(`/reviews/${key}/history`).expect(200);
    return body.items.filter(({ action }: HistoryEntry) =>
      action.endsWith('answered'),
    );
  };

  it('name the other learning, also once it was answered otherwise', async () => {
    const key = await asked();
    const budgets = keys.get('Budgets');
    await answer(key, coveredBy('Budgets'));
    const line = `\n  - search-indexer: already covered (Budgets, [${budgets}](${PAGES}/learnings/${budgets}))\n`;
    expect(await minutesOf(key)).toContain(line);
    expect((await get(key)).lessons).toMatchObject([
      { answer: { coveredBy: { key: budgets, statement: 'Budgets' } } },
    ]);
    await step(await get(key), 'closed').expect(200);
    await outsider()
      .put(`/learnings/${keys.get('Jitter')}/applications/${at}`, {
        state: 'doesNotApply',
        note: 'It runs at night',
      })
      .set('If-Match', '"2"')
      .expect(200);
    expect(await minutesOf(key)).toContain(line);
  });

  it('name the action item, and say in the history what was named before', async () => {
    const key = await asked();
    const item = await anItem();
    await answer(key, { state: 'alreadyCovered', actionItem: item });
    expect(await minutesOf(key)).toContain(
      `search-indexer: already covered ([${item}](${PAGES}/action-items/${item}))`,
    );
    await answer(key, coveredBy('Queues'), 2);
    expect(await minutesOf(key)).not.toContain(item);
    await answer(key, { state: 'unanswered' }, 3);
    expect(await minutesOf(key)).not.toContain(keys.get('Queues'));
    expect(await answersIn(key)).toMatchObject([
      {
        action: 'unanswered',
        changes: { coveredBy: [keys.get('Queues'), null] },
      },
      {
        changes: {
          actionItem: [item, null],
          coveredBy: [null, keys.get('Queues')],
        },
      },
      { changes: { actionItem: [null, item] } },
    ]);
  });

  it('name what follows where it applies, and nothing of an answer before', async () => {
    const key = await asked();
    const { body } = await answer(key, { state: 'applies' });
    expect(await minutesOf(key)).toContain(
      `search-indexer: it applies ([${body.actionItem}](`,
    );
    // Somebody has made more of it, so that it stays when the answer does not.
    await outsider()
      .patch(`/action-items/${body.actionItem}`, {
        title: 'A budget for retries',
      })
      .set('If-Match', '"1"')
      .expect(200);
    await answer(key, { state: 'doesNotApply', note: 'At night' }, 2);
    expect(await minutesOf(key)).toContain(
      'search-indexer: it does not apply (At night)\n',
    );
    expect(await answersIn(key)).toMatchObject([
      { changes: { actionItem: [body.actionItem, null] } },
      { changes: { actionItem: [null, body.actionItem] } },
    ]);
  });

  it('do not name what a policy hides from their reader, and neither does the history', async () => {
    const key = await asked();
    await answer(key, {
      ...coveredBy('Budgets'),
      note: 'Long since',
      actionItem: await anItem(),
    });
    policy.set({
      'reliability.postmortem.read': onCondition(
        RESOURCE_TYPE_POSTMORTEM,
        'IS_PARTICIPANT',
        [OWNER],
      ),
      'reliability.actionItem.read': onCondition(
        RESOURCE_TYPE_ACTION_ITEM,
        'HAS_STATUS',
        ['done'],
      ),
    });
    expect(await minutesOf(key)).toContain(
      'search-indexer: already covered (Long since)\n',
    );
    expect((await get(key)).lessons).toMatchObject([
      { answer: { actionItem: null, coveredBy: null } },
    ]);
    const [{ changes }] = await answersIn(key);
    expect(changes).toEqual({ lesson: [null, keys.get('Jitter')] });
    policy.set({
      'reliability.actionItem.read': { result: AuthorizeResult.DENY },
    });
    expect(await minutesOf(key)).toContain('Long since; Budgets, [LRN-');
  });

  it('do not name an action item that not everybody in the room may see, also to who may', async () => {
    const key = await asked();
    const item = await anItem();
    await answer(key, {
      state: 'alreadyCovered',
      note: 'Long since',
      actionItem: item,
    });
    const { body: draft } = await owner()
      .post('/postmortems', { title: 'Secret' })
      .expect(201);
    await portal()
      .database('action_item')
      .where('id', Number(item.slice(3)))
      .update({ confidential_id: confidentialOf(draft.key) });
    await owner().get(`/action-items/${item}`).expect(200);
    expect(await minutesOf(key)).toContain(
      'search-indexer: already covered (Long since)\n',
    );
    // Nor does the history.
    expect((await answersIn(key)).map(({ changes }) => changes)).toEqual([
      { lesson: [null, keys.get('Jitter')] },
    ]);
  });

  it('say nothing of an entity that the catalog hides from their reader, of whose answer the history names nothing', async () => {
    const key = await asked();
    const item = await anItem();
    await answer(key, {
      ...coveredBy('Budgets'),
      note: 'Long since',
      actionItem: item,
    });
    await answer(key, { state: 'unanswered' }, 2);
    const lesson = [null, keys.get('Jitter')];
    const named = [
      {
        lesson,
        actionItem: [item, null],
        coveredBy: [keys.get('Budgets'), null],
      },
      {
        lesson,
        actionItem: [null, item],
        coveredBy: [null, keys.get('Budgets')],
      },
    ];
    const told = async () =>
      (await answersIn(key)).map(({ changes }) => changes);
    // Who it was is told to nobody.
    expect(await told()).toEqual(named);
    policy.set({ 'catalog.entity.read': someEntities });
    expect(await told()).toEqual(named);
    seen.hide([INDEXER]);
    expect((await get(key)).lessons).toEqual([]);
    expect(await told()).toEqual([{ lesson }, { lesson }]);
    // Of an answer of before that was kept it is not known who gave it.
    policy.set({});
    await portal()
      .database('history')
      .where({ resource_kind: 'review', action: 'answered' })
      .update({
        changes: JSON.stringify({ lesson, actionItem: [null, item] }),
      });
    expect((await told())[1]).toEqual({ lesson });
  });
});
