import { Checklist } from '@afterword/plugin-reliability-common';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { anEntity, shop } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aPublishedLearning,
  CHECKOUT,
  people,
} from '../postmortems/__testUtils__/writers';

const SEARCH_TEAM = 'group:default/search-team';
const named = (index: number) => `component:default/search-${index}`;
/** Three services of one team that depend on the checkout. */
const dependants = [0, 1, 2].map(index => ({
  ...anEntity(named(index), { owner: SEARCH_TEAM }),
  relations: [
    { type: 'ownedBy', targetRef: SEARCH_TEAM },
    { type: 'dependsOn', targetRef: CHECKOUT },
  ],
}));

eachDatabase('Learnings that apply', (databases, databaseId) => {
  let portal: Portal;
  const { owner, outsider } = people(() => portal);
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      entities: [...shop, ...dependants],
      config: {
        data: { reliability: { learnings: { asks: { perTeam: 1 } } } },
      },
    });
  });
  afterAll(async () => {
    await portal.stop();
  });

  it('are those that were found for an entity, also while its team is not asked yet, and none that its people say do not apply', async () => {
    await aPublishedLearning(owner(), 'Retries need jitter');
    await portal.relayOutbox();
    const applying = async (): Promise<string[]> => {
      const refs = dependants.map((_, index) => named(index));
      const { body }: { body: Checklist } = await outsider()
        .get('/change-checklist')
        .query({ entity: refs })
        .expect(200);
      return body.items.flatMap(({ entities }) => entities).sort();
    };
    const { body: asks } = await outsider()
      .get(`/learnings/asks?scope=${SEARCH_TEAM}`)
      .expect(200);
    expect(asks.items).toHaveLength(1);
    expect(await applying()).toEqual([named(0), named(1), named(2)]);
    const [{ entity, learning, version }] = asks.items;
    await outsider()
      .put(
        `/learnings/${learning.key}/applications/${encodeURIComponent(
          entity.ref,
        )}`,
        { state: 'doesNotApply', note: 'It never retries' },
      )
      .set('If-Match', `"${version}"`)
      .expect(200);
    expect(await applying()).toEqual(
      [named(0), named(1), named(2)].filter(ref => ref !== entity.ref),
    );
  });
});
