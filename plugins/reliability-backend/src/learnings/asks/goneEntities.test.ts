import { LearningApplication } from '@afterword/plugin-reliability-common';
import { aChangingCatalog } from '../../__testUtils__/aChangingCatalog';
import { aPortalUnderPolicy } from '../../__testUtils__/aPortalUnderPolicy';
import { anEntity, shop } from '../../__testUtils__/catalogEntities';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import {
  aPublishedLearning,
  CHECKOUT,
} from '../../postmortems/__testUtils__/writers';

const CALLER = 'component:default/caller';
const caller = anEntity(CALLER, { owner: 'group:default/search-team' });
const withCaller = [
  ...shop,
  {
    ...caller,
    relations: [
      ...(caller.relations ?? []),
      { type: 'dependsOn', targetRef: CHECKOUT },
    ],
  },
];

eachDatabase(
  'A question to an entity that has left the catalog',
  (databases, databaseId) => {
    const catalog = aChangingCatalog(withCaller);
    const { portal } = aPortalUnderPolicy(databases, databaseId, {
      catalog: catalog.catalog,
    });
    const owner = () => portal().as('user:default/owner');
    const asks = async (scope: string): Promise<LearningApplication[]> =>
      (await owner().get(`/learnings/asks?scope=${scope}`).expect(200)).body
        .items;

    beforeEach(async () => {
      catalog.become(withCaller);
      await portal().refreshCatalog();
      await portal().database('learning').delete();
      await aPublishedLearning(owner(), 'Say no early');
      await portal().relayOutbox();
      await portal().relayOutbox();
      catalog.become(shop);
      await portal().refreshCatalog();
    });

    it('is hidden where everything is asked about', async () => {
      expect(await asks('organisation')).toEqual([]);
    });

    it('is found by whoever asks for just that, and can be answered', async () => {
      const [{ entity, learning, version }] = await asks(CALLER);
      expect(entity).toEqual({ ref: CALLER, known: false });
      await owner()
        .put(
          `/learnings/${learning.key}/applications/${encodeURIComponent(
            CALLER,
          )}`,
          { state: 'doesNotApply', note: 'It is gone' },
        )
        .set('If-Match', `"${version}"`)
        .expect(200);
    });

    it('is no longer among the lessons of an agenda', async () => {
      const { body: review } = await owner()
        .post('/reviews', {
          title: 'Ours',
          scope: 'organisation',
          rhythm: {
            repeats: 'weekly',
            first: '2026-01-06',
            time: '14:00',
            zone: 'UTC',
          },
          length: 240,
        })
        .expect(201);
      await portal()
        .database('review')
        .update({ period_from: Date.now() - 30 * 864e5 });
      const { body } = await owner()
        .get(`/reviews/${review.key}/agenda`)
        .expect(200);
      const kinds = body.topics.map(({ kind }: { kind: string }) => kind);
      expect(kinds).not.toContain('lessons');
    });
  },
);
