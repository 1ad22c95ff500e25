import {
  LearningRecord,
  LearningState,
  RESOURCE_TYPE_POSTMORTEM,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPolicy, onCondition } from '../__testUtils__/aPolicy';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aPostmortemTold,
  anIncidentTold,
  tell,
} from '../postmortems/__testUtils__/toldByWiki';
import { aDraft, people } from '../postmortems/__testUtils__/writers';

const read = 'reliability.postmortem.read';

eachDatabase('Where a learning stands', (databases, databaseId) => {
  const policy = aPolicy();
  let portal: Portal;
  const { owner, outsider } = people(() => portal);
  const keys = new Map<string, string>();
  const keyOf = (statement: string) => keys.get(statement) ?? '';
  const get = async (statement: string): Promise<LearningRecord> =>
    (
      await outsider()
        .get(`/learnings/${keyOf(statement)}`)
        .expect(200)
    ).body;
  const put = (statement: string, version: number, said: object) =>
    owner()
      .put(`/learnings/${keyOf(statement)}/standing`, said)
      .set('If-Match', `"${version}"`);
  /** Says it of a learning as it is now. */
  const say = async (statement: string, said: object) =>
    put(statement, (await get(statement)).version, said);
  const listed = async (query = '') => {
    const { body } = await outsider()
      .get(`/learnings?count=true${query}`)
      .expect(200);
    const items: readonly { statement: string }[] = body.items;
    expect(body.page.total).toBe(items.length);
    return items.map(({ statement }) => statement).sort();
  };
  const statements = ['Jitter', 'Budgets', 'Queues'];

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [policy.factory],
    });
    await portal.refreshCatalog();
    await tell(portal, [
      anIncidentTold('1'),
      ...statements.map((statement, index) =>
        aPostmortemTold(statement, ['1'], [], {
          learnings: [{ statement }],
          publishedAt: `2026-05-0${index + 1}T09:00:00Z`,
          author: `user:default/${index === 0 ? 'owner' : 'outsider'}`,
        }),
      ),
    ]);
    const { body } = await owner().get('/learnings').expect(200);
    for (const { key, statement } of body.items) keys.set(statement, key);
  });
  beforeEach(async () => {
    policy.set({});
    for (const statement of statements) {
      const { version } = await get(statement);
      await put(statement, version, { state: 'stands' }).expect(200);
    }
  });
  afterAll(async () => {
    await portal.stop();
  });

  it('is in the place of another that says the same, until that is taken back', async () => {
    const before = await get('Jitter');
    const { body } = await put('Jitter', before.version, {
      state: 'merged',
      into: keyOf('Budgets').toLowerCase(),
    }).expect(200);
    expect(body).toMatchObject({
      state: 'merged',
      by: { key: keyOf('Budgets'), statement: 'Budgets', state: 'stands' },
      version: before.version + 1,
    });
    expect((await get('Budgets')).insteadOf).toEqual([
      { key: keyOf('Jitter'), statement: 'Jitter', state: 'merged' },
    ]);
    expect(await listed()).toEqual(['Budgets', 'Queues']);
    expect(await listed('&state=merged')).toEqual(['Jitter']);
    expect(await listed(`&q=${keyOf('Jitter')}`)).toEqual(['Jitter']);

    expect((await say('Jitter', { state: 'stands' })).body).toMatchObject({
      state: 'stands',
      by: null,
    });
    expect(await listed()).toEqual(['Budgets', 'Jitter', 'Queues']);
    expect((await get('Budgets')).insteadOf).toEqual([]);
  });

  it('is behind a newer one, or of the past, and is listed as such', async () => {
    await say('Jitter', { state: 'superseded', by: keyOf('Queues') });
    await say('Budgets', { state: 'retired', reason: ' The proxy does it. ' });
    expect(await get('Jitter')).toMatchObject({
      state: 'superseded',
      by: { statement: 'Queues' },
    });
    expect(await get('Budgets')).toMatchObject({
      state: 'retired',
      reason: 'The proxy does it.',
    });
    expect(await listed()).toEqual(['Budgets', 'Jitter', 'Queues']);
    expect(await listed('&state=superseded,retired')).toEqual([
      'Budgets',
      'Jitter',
    ]);
    const { text } = await outsider().get('/learnings.csv').expect(200);
    expect(text).toMatch(/,superseded\r\n/);
  });

  it('leads to one that stands: to itself, to one that does not, or to a draft it cannot', async () => {
    const { key } = await aDraft(owner());
    const { body: draft } = await owner()
      .post(`/postmortems/${key}/learnings`, { statement: 'Secret' })
      .expect(201);
    await say('Budgets', { state: 'merged', into: keyOf('Queues') });
    for (const into of [
      keyOf('Jitter'),
      keyOf('Budgets'),
      draft.learnings[0].key,
      'LRN-9999',
    ]) {
      const { status, body } = await say('Jitter', { state: 'merged', into });
      expect(status).toBe(400);
      expect(body.error.details.fields).toMatchObject([{ field: 'body.into' }]);
    }
    await owner()
      .put(`/learnings/${draft.learnings[0].key}/standing`, {
        state: 'retired',
        reason: 'x',
      })
      .set('If-Match', '"1"')
      .expect(409);
  });

  it('never leads in a circle, also where two are merged into each other at once', async () => {
    const [jitter, budgets] = [await get('Jitter'), await get('Budgets')];
    const answers = await Promise.all([
      put('Jitter', jitter.version, {
        state: 'merged',
        into: keyOf('Budgets'),
      }),
      put('Budgets', budgets.version, {
        state: 'merged',
        into: keyOf('Jitter'),
      }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('is said on its version, and remembered', async () => {
    const { version } = await get('Jitter');
    const said = { state: 'retired', reason: 'Over' };
    await put('Jitter', version, said).expect(200);
    const late = await put('Jitter', version, said).expect(412);
    expect(late.body.error.details.current).toMatchObject({
      state: 'retired',
      version: version + 1,
    });
    await owner()
      .put(`/learnings/${keyOf('Jitter')}/standing`, said)
      .expect(428);
    const { body } = await outsider()
      .get(`/learnings/${keyOf('Jitter')}/history?limit=1`)
      .expect(200);
    expect(body.items).toMatchObject([
      {
        by: 'user:default/owner',
        action: 'retired',
        version: version + 1,
        changes: { state: ['stands', 'retired'], reason: ['', 'Over'] },
      },
    ]);
  });

  it('is asked for again half a year after it was published, and after each answer', async () => {
    await portal
      .database('learning_record')
      .update({ state: 'stands', by_id: null, revisit_at: null });
    expect(await get('Jitter')).toMatchObject({
      revisitAt: '2026-10-28T09:00:00Z',
      toRevisit: true,
    });
    expect(await listed('&toRevisit=true')).toEqual([...statements].sort());
    const { body } = await say('Jitter', { state: 'stands' });
    expect(body.toRevisit).toBe(false);
    const days = (Date.parse(body.revisitAt) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(180);
    await say('Queues', { state: 'retired', reason: 'Over' });
    expect(await get('Queues')).toMatchObject({
      revisitAt: null,
      toRevisit: false,
    });
    expect(await listed('&toRevisit=true')).toEqual(['Budgets']);
    expect(await listed('&toRevisit=false')).toEqual(['Jitter', 'Queues']);
  });

  it.each<[LearningState, object, string]>([
    ['merged', {}, 'body.into'],
    ['superseded', { by: 'PM-1' }, 'body.by'],
    ['retired', { reason: ' ' }, 'body.reason'],
    ['retired', {}, 'body.reason'],
  ])('is not %s by %j', async (state, rest, field) => {
    const { status, body } = await say('Jitter', { state, ...rest });
    expect(status).toBe(400);
    expect(body.error.details.fields).toMatchObject([{ field }]);
  });

  it('is said by those who may change its postmortem, and names nothing that its reader may not see', async () => {
    await say('Jitter', { state: 'merged', into: keyOf('Budgets') });
    policy.set({
      'reliability.postmortem.update': { result: AuthorizeResult.DENY },
    });
    expect((await get('Jitter')).editable).toBe(false);
    expect((await say('Jitter', { state: 'stands' })).status).toBe(403);

    policy.set({
      [read]: onCondition(RESOURCE_TYPE_POSTMORTEM, 'IS_PARTICIPANT', [
        'user:default/owner',
      ]),
    });
    expect(await get('Jitter')).toMatchObject({ state: 'merged', by: null });
    await outsider()
      .get(`/learnings/${keyOf('Budgets')}`)
      .expect(404);
    const { body } = await outsider()
      .get(`/learnings/${keyOf('Jitter')}/history?limit=1`)
      .expect(200);
    expect(body.items[0].changes).toEqual({ state: ['stands', 'merged'] });
    expect(
      (await say('Jitter', { state: 'superseded', by: keyOf('Queues') }))
        .status,
    ).toBe(400);
  });
});
