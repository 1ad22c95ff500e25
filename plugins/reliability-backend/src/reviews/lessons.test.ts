import { aHidingCatalog, someEntities } from '../__testUtils__/aHidingCatalog';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aPostmortemTold,
  anIncidentTold,
  tell,
} from '../postmortems/__testUtils__/toldByWiki';
import {
  CHECKOUT_TEAM,
  reviewing,
  SEARCH_TEAM,
} from './__testUtils__/reviewing';

const INDEXER = 'component:default/search-indexer';
const CHECKOUT = 'component:default/checkout-api';

eachDatabase('Lessons on an agenda', (databases, databaseId) => {
  const seen = aHidingCatalog();
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    catalog: seen.catalog,
  });
  const { owner, planned, lookingBack, agenda } = reviewing(portal);
  const lessonsOf = async (scope: string) => {
    const { topics } = await agenda(
      await lookingBack(await planned({ scope })),
    );
    return topics
      .filter(({ kind }) => kind === 'lessons')
      .flatMap(({ entries }) => entries.map(({ title }) => title));
  };
  /** Has entities asked whether a learning applies to them. */
  const ask = async (statement: string, ...entities: readonly string[]) => {
    const { body } = await owner().get(`/learnings?q=${statement}`).expect(200);
    await portal()
      .database('learning_application')
      .insert(
        entities.map(ref => ({
          learning_id: body.items[0].id,
          entity_ref: ref,
          state: 'unanswered',
          score: 1,
          reasons: '[]',
          note: '',
          matched_at: 1,
          asked_at: Date.now() - 1_000,
          version: 1,
        })),
      );
  };

  beforeAll(async () => {
    await portal().refreshCatalog();
    await tell(portal(), [
      anIncidentTold('1'),
      aPostmortemTold('a', ['1'], [], {
        learnings: [{ statement: 'Jitter' }, { statement: 'Budget' }],
      }),
    ]);
    await ask('Jitter', INDEXER, CHECKOUT);
    await ask('Budget', CHECKOUT);
  });
  beforeEach(() => seen.hide([]));

  it('are those that wait for an answer in the scope, each of them once and whose they are unsaid', async () => {
    expect(await lessonsOf('organisation')).toEqual(['Jitter', 'Budget']);
    expect(await lessonsOf(SEARCH_TEAM)).toEqual(['Jitter']);
    expect(await lessonsOf(CHECKOUT_TEAM)).toEqual(['Jitter', 'Budget']);
  });

  it('are left out where their reader may see none of those asked', async () => {
    policy.set({ 'catalog.entity.read': someEntities });
    seen.hide([CHECKOUT]);
    expect(await lessonsOf('organisation')).toEqual(['Jitter']);
  });

  it('are gone once they are answered', async () => {
    const { body } = await owner()
      .get(`/learnings/asks?scope=${INDEXER}`)
      .expect(200);
    const [{ learning, version }] = body.items;
    await owner()
      .put(
        `/learnings/${learning.key}/applications/${encodeURIComponent(
          INDEXER,
        )}`,
        { state: 'alreadyCovered', note: 'A budget for retries' },
      )
      .set('If-Match', `"${version}"`)
      .expect(200);
    expect(await lessonsOf(SEARCH_TEAM)).toEqual([]);
  });
});
