import { aHidingCatalog } from '../../__testUtils__/aHidingCatalog';
import { aPortalUnderPolicy } from '../../__testUtils__/aPortalUnderPolicy';
import { aTray } from '../../__testUtils__/aTray';
import { anEntity, shop } from '../../__testUtils__/catalogEntities';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import { INDEXER, people } from '../../postmortems/__testUtils__/writers';
import { asking } from './__testUtils__/asking';

const SEARCH_TEAM = 'group:default/search-team';
const CHECKOUT_TEAM = 'group:default/checkout-team';

eachDatabase(
  'A question whose entity changes hands',
  (databases, databaseId) => {
    const tray = aTray();
    const catalog = aHidingCatalog();
    const { portal } = aPortalUnderPolicy(databases, databaseId, {
      catalog: catalog.catalog,
      features: [tray.factory],
    });
    const { outsider, owner } = people(portal);
    const { answer, ask, asksOf, learned } = asking(portal);

    const ownedBy = async (team: string) => {
      catalog.become([
        ...shop.filter(({ metadata }) => metadata.name !== 'search-indexer'),
        anEntity(INDEXER, { owner: team }),
      ]);
      await portal().refreshCatalog();
    };
    const lookAgain = async () => {
      await portal().triggerTask('reliability:ask-learnings');
      return tray.told(portal());
    };

    beforeAll(async () => {
      await portal().refreshCatalog();
      await learned('Jitter', 'Budget');
    });
    beforeEach(async () => {
      await ownedBy(SEARCH_TEAM);
      await portal().database('learning_application').delete();
      await tray.take(portal());
    });

    it('goes on with it, and both owners are told once, without a word of what it is', async () => {
      await ask('Jitter', INDEXER, { asked_owner: SEARCH_TEAM });
      await ask('Budget', INDEXER, { asked_owner: SEARCH_TEAM });
      await ownedBy(CHECKOUT_TEAM);
      expect(await lookAgain()).toEqual([
        [
          [SEARCH_TEAM],
          'Learnings to answer went on with what you handed over',
        ],
        [[CHECKOUT_TEAM], 'Learnings to answer came with what you took over'],
      ]);
      expect(await asksOf(owner(), CHECKOUT_TEAM)).toHaveLength(2);
      expect(await lookAgain()).toEqual([]);
    });

    it('tells nobody once it is answered, and of whom it was asked by nobody knows who', async () => {
      await ask('Jitter', INDEXER, { asked_owner: SEARCH_TEAM });
      await ask('Budget', INDEXER);
      const [jitter] = await asksOf(outsider(), INDEXER);
      await answer(outsider(), jitter, { state: 'applies' }).expect(200);
      await ownedBy(CHECKOUT_TEAM);
      await tray.take(portal());
      expect(await lookAgain()).toEqual([]);
    });

    it('is asked of its owner of then where it waited for its turn', async () => {
      await ask('Jitter', INDEXER, { asked_at: null });
      await ownedBy(CHECKOUT_TEAM);
      expect(await lookAgain()).toEqual([
        [[CHECKOUT_TEAM], 'A learning may apply to what you own'],
      ]);
      await ownedBy(SEARCH_TEAM);
      expect(await lookAgain()).toEqual([
        [
          [CHECKOUT_TEAM],
          'Learnings to answer went on with what you handed over',
        ],
        [[SEARCH_TEAM], 'Learnings to answer came with what you took over'],
      ]);
    });
  },
);
