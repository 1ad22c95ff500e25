import {
  learningAdministerPermission,
  learningAnswerPermission,
  LearningApplication,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  aHidingCatalog,
  someEntities,
} from '../../__testUtils__/aHidingCatalog';
import { Caller } from '../../__testUtils__/aPortal';
import { aPortalUnderPolicy } from '../../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import {
  aPostmortemTold,
  anIncidentTold,
  tell,
} from '../../postmortems/__testUtils__/toldByWiki';

const INDEXER = 'component:default/search-indexer';

eachDatabase('What is asked about an entity', (databases, databaseId) => {
  const seen = aHidingCatalog();
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    catalog: seen.catalog,
  });
  const owner = () => portal().as('user:default/outsider');
  const stranger = () => portal().as('user:default/owner');
  const path = (key: string) =>
    `/learnings/${key}/applications/${encodeURIComponent(INDEXER)}`;
  const mutePath = `/learnings/mutes/${encodeURIComponent(INDEXER)}`;

  const asked = async (): Promise<LearningApplication> => {
    const { body } = await owner()
      .get(`/learnings/asks?scope=${INDEXER}`)
      .expect(200);
    return body.items[0];
  };
  const answer = (ask: LearningApplication, caller: Caller) =>
    caller
      .put(path(ask.learning.key), {
        state: 'doesNotApply',
        note: 'No retries',
      })
      .set('If-Match', `"${ask.version}"`);

  beforeAll(async () => {
    await portal().refreshCatalog();
    await tell(portal(), [
      anIncidentTold('1'),
      aPostmortemTold('a', ['1'], [], { learnings: [{ statement: 'Jitter' }] }),
    ]);
    const { body } = await owner().get('/learnings?q=Jitter').expect(200);
    await portal().database('learning_application').insert({
      learning_id: body.items[0].id,
      entity_ref: INDEXER,
      state: 'unanswered',
      score: 1,
      reasons: '[]',
      note: '',
      matched_at: 1,
      asked_at: 1,
      version: 1,
    });
  });
  beforeEach(() => {
    seen.hide([]);
    policy.set({
      [learningAdministerPermission.name]: { result: AuthorizeResult.DENY },
    });
  });

  it('is answered and muted by its owners, and by nobody else', async () => {
    const ask = await asked();
    const { body } = await answer(ask, stranger()).expect(403);
    expect(body.error.message).toContain(learningAdministerPermission.name);
    await answer(ask, portal().asService()).expect(403);
    await stranger().put(mutePath, { muted: true }).expect(403);
    await answer(ask, owner()).expect(200);
    await owner().put(mutePath, { muted: true }).expect(200);
    await owner().put(mutePath, { muted: false }).expect(200);
  });

  it('is answered by whom the policy lets speak for others', async () => {
    const { body: now } = await owner()
      .get(path((await current()).learning.key))
      .expect(200);
    policy.set({});
    const { body } = await answer(now, stranger()).expect(200);
    expect(body.state).toBe('doesNotApply');
  });

  it('says to each reader whether they may answer and mute it', async () => {
    const { learning } = await current();
    const offered = async (caller: Caller) => {
      const { body } = await caller.get(path(learning.key)).expect(200);
      const { body: mute } = await caller.get(mutePath).expect(200);
      expect(mute.editable).toBe(body.editable);
      return body.editable;
    };
    expect(await offered(owner())).toBe(true);
    expect(await offered(stranger())).toBe(false);
    policy.set({});
    expect(await offered(stranger())).toBe(true);
    policy.set({
      [learningAnswerPermission.name]: { result: AuthorizeResult.DENY },
    });
    expect(await offered(owner())).toBe(false);
  });

  it('is not there for whom the catalog does not show the entity, whoever owns it', async () => {
    const ask = await current();
    policy.set({
      [learningAdministerPermission.name]: { result: AuthorizeResult.DENY },
      'catalog.entity.read': someEntities,
    });
    seen.hide([INDEXER]);
    const { status } = await answer(ask, stranger());
    expect(status).toBe(404);
  });

  async function current(): Promise<LearningApplication> {
    const { body } = await owner().get('/learnings?q=Jitter').expect(200);
    const { body: found } = await owner()
      .get(path(body.items[0].key))
      .expect(200);
    return found;
  }
});
