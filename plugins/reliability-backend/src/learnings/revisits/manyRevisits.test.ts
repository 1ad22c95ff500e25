import { aTray } from '../../__testUtils__/aTray';
import { aPortalUnderPolicy } from '../../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import {
  aPostmortemTold,
  anIncidentTold,
  tell,
} from '../../postmortems/__testUtils__/toldByWiki';
import { INDEXER } from '../../postmortems/__testUtils__/writers';

const DAY = 86_400_000;
const STOREFRONT = 'domain:default/storefront';
/** Learnings that are looked up at once, but for one. */
const BEFORE = 499;
const OF_ONE = 20;

eachDatabase('Many learnings whose day has come', (databases, databaseId) => {
  const tray = aTray();
  const { portal } = aPortalUnderPolicy(databases, databaseId, {
    features: [tray.factory],
  });

  it('are told to every team that owns one of them, wherever one batch ends and the next begins', async () => {
    await portal().refreshCatalog();
    const said = (count: number) => ({
      learnings: Array.from({ length: count }, (_, index) => ({
        statement: `Learning ${index}`,
      })),
    });
    const full = Math.floor(BEFORE / OF_ONE);
    await tell(portal(), [
      anIncidentTold('checkout'),
      anIncidentTold('both', {
        entities: [{ ref: INDEXER }, { ref: STOREFRONT }],
      }),
      ...Array.from({ length: full }, (_, index) =>
        aPostmortemTold(`p${index}`, ['checkout'], [], said(OF_ONE)),
      ),
      aPostmortemTold('rest', ['checkout'], [], said(BEFORE % OF_ONE)),
      aPostmortemTold('last', ['both'], [], said(1)),
    ]);
    const now = Date.now();
    await portal()
      .database('learning')
      .update({ published_at: now - 181 * DAY });
    await portal()
      .database('postmortem')
      .update({ created_at: now - 200 * DAY });
    await portal().triggerTask('reliability:remind-of-learnings');
    const told = await tray.told(portal());
    expect(told.map(([recipients]) => String(recipients)).sort()).toEqual([
      'group:default/checkout-team',
      'group:default/engineering',
      'group:default/search-team',
    ]);
  });
});
