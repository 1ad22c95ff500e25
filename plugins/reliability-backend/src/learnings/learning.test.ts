import { aPortal, Caller, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aDraft,
  anIncident,
  aWrittenDraft,
  CHECKOUT,
  people,
  publish,
} from '../postmortems/__testUtils__/writers';

eachDatabase('A learning', (databases, databaseId) => {
  let portal: Portal;
  const { owner, outsider } = people(() => portal);
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
    await portal.refreshCatalog();
  });
  afterAll(async () => {
    await portal.stop();
  });
  const found = async (caller: Caller) => {
    const { body } = await caller.get('/learnings?count=true').expect(200);
    return body;
  };

  it('is found by others from the moment at which its postmortem is published, as it is then and later', async () => {
    const incident = await anIncident(owner());
    const { key } = await aWrittenDraft(owner(), {
      incidents: [incident.key],
    });
    const learnings = `/postmortems/${key}/learnings`;
    for (const statement of ['Test limits', 'Roll out slowly']) {
      await owner().post(learnings, { statement }).expect(201);
    }
    for (const caller of [owner(), outsider()]) {
      expect(await found(caller)).toEqual({ items: [], page: { total: 0 } });
    }
    const published = await publish(owner(), key);
    expect(await found(outsider())).toMatchObject({
      items: [
        { statement: 'Roll out slowly', publishedAt: published.publishedAt },
        { statement: 'Test limits', postmortem: { key } },
      ],
      page: { total: 2 },
    });
    const [first] = published.learnings;
    const { body } = await owner()
      .put(`${learnings}/${first.id}`, { statement: 'Test all limits' })
      .set('If-Match', `"${first.version}"`)
      .expect(200);
    await owner().post(learnings, { statement: 'Ask early' }).expect(201);
    await owner()
      .delete(`${learnings}/${body.learnings[1].id}`)
      .set('If-Match', `"${body.learnings[1].version}"`)
      .expect(200);
    expect(await found(outsider())).toMatchObject({
      items: [{ statement: 'Ask early' }, { statement: 'Test all limits' }],
      page: { total: 2 },
    });
  });

  it('has a page of its own, with what is known around it', async () => {
    const incident = await anIncident(owner(), { severity: 'sev4' });
    const { key } = await aWrittenDraft(owner(), {
      title: 'Why limits are tested',
      incidents: [incident.key],
    });
    const { body: draft } = await owner()
      .post(`/postmortems/${key}/learnings`, { statement: 'Test limits' })
      .expect(201);
    const [learning] = draft.learnings;
    const page = `/learnings/${learning.key}`;
    const { body: before } = await owner().get(page).expect(200);
    expect(before).toMatchObject({
      publishedAt: null,
      revisitAt: null,
      toRevisit: false,
      postmortem: { key, status: 'draft' },
    });
    for (const caller of [outsider(), portal.asService()]) {
      await caller.get(page).expect(404);
    }
    const published = await publish(owner(), key);
    const { body } = await outsider().get(page.toLowerCase()).expect(200);
    expect(body).toEqual({
      ...learning,
      postmortem: { key, title: 'Why limits are tested', status: 'published' },
      severity: 'sev4',
      entities: [{ ref: CHECKOUT, known: true }],
      owners: ['group:default/checkout-team'],
      publishedAt: published.publishedAt,
      state: 'stands',
      version: 1,
      by: null,
      reason: '',
      insteadOf: [],
      revisitAt: new Date(
        Date.parse(published.publishedAt ?? '') + 180 * 86_400_000,
      )
        .toISOString()
        .replace('.000Z', 'Z'),
      toRevisit: false,
      editable: true,
    });
  });

  it('keeps its key where an older state brings it back', async () => {
    const { key } = await aDraft(owner(), {});
    const { body: draft } = await owner()
      .post(`/postmortems/${key}/learnings`, { statement: 'Test limits' })
      .expect(201);
    const [learning] = draft.learnings;
    await owner()
      .delete(`/postmortems/${key}/learnings/${learning.id}`)
      .set('If-Match', `"${learning.version}"`)
      .expect(200);
    await owner().get(`/learnings/${learning.key}`).expect(404);
    const { body: other } = await owner()
      .post(`/postmortems/${key}/learnings`, { statement: 'Another' })
      .expect(201);
    expect(other.learnings[0].key).not.toBe(learning.key);
    const { body: restored } = await owner()
      .post(`/postmortems/${key}/restore`, { revision: 2 })
      .set('If-Match', `"${other.version}"`)
      .expect(200);
    expect(restored.learnings).toMatchObject([
      { key: learning.key, statement: 'Test limits' },
    ]);
  });

  it.each(['LRN-999', 'LRN-0', 'PM-1', 'x'])(
    'is not found as %s',
    async key => {
      const { status } = await owner().get(`/learnings/${key}`);
      expect([400, 404]).toContain(status);
    },
  );

  it('names no entity to those who may not see the incident that it was learned from', async () => {
    const incident = await anIncident(owner(), {
      title: 'Secret',
      visibility: 'restricted',
    });
    const { key } = await aWrittenDraft(owner(), {
      title: 'Why it was secret',
      incidents: [incident.key],
    });
    await owner()
      .post(`/postmortems/${key}/learnings`, { statement: 'Tell nobody' })
      .expect(201);
    await publish(owner(), key);
    const ask = async (caller: Caller, query: string) =>
      (await caller.get(`/learnings?q=nobody&${query}`).expect(200)).body.items;
    expect(await ask(owner(), '')).toMatchObject([
      { entities: [{ ref: CHECKOUT }] },
    ]);
    for (const caller of [outsider(), portal.asService()]) {
      expect(await ask(caller, '')).toMatchObject([{ entities: [] }]);
      expect(await ask(caller, `scope=${CHECKOUT}`)).toEqual([]);
    }
  });
});
