import { aHidingCatalog, someEntities } from '../__testUtils__/aHidingCatalog';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { changing, CHECKOUT, SEARCH } from './__testUtils__/changing';

eachDatabase('The history of a change review', (databases, databaseId) => {
  const seen = aHidingCatalog();
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    catalog: seen.catalog,
  });
  const { outsider, planned, rewrite } = changing(portal);

  it('names no entity that it touched before and that the catalog hides from its reader', async () => {
    const change = await planned({ entities: [CHECKOUT, SEARCH] });
    await rewrite(change, { entities: [CHECKOUT] }).expect(200);
    policy.set({ 'catalog.entity.read': someEntities });
    seen.hide([SEARCH]);
    await outsider().get(`/changes/${change.key}`).expect(200);
    const { text } = await outsider()
      .get(`/changes/${change.key}/history`)
      .expect(200);
    expect(text).not.toContain(SEARCH);
  });
});
