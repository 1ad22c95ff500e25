import { aHidingCatalog, someEntities } from '../__testUtils__/aHidingCatalog';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const SECRET = 'component:default/search-indexer';

eachDatabase('The list of everybody’s feeds', (databases, databaseId) => {
  const seen = aHidingCatalog();
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    catalog: seen.catalog,
  });

  it('names no scope that the catalog hides from whoever administers feeds', async () => {
    await portal().refreshCatalog();
    await portal()
      .as('user:default/owner')
      .post('/feed-addresses', { kind: 'reviews', scope: SECRET })
      .expect(201);
    policy.set({ 'catalog.entity.read': someEntities });
    seen.hide([SECRET]);
    const { text } = await portal()
      .as('user:default/outsider')
      .get('/feed-addresses?everybody=true')
      .expect(200);
    expect(text).not.toContain(SECRET);
  });
});
