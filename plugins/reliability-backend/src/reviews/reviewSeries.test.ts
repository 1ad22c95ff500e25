import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { reviewing, weekly } from './__testUtils__/reviewing';

eachDatabase('A series of reviews', (databases, databaseId) => {
  const { portal } = aPortalUnderPolicy(databases, databaseId);
  const { get, planned, setUpAnew } = reviewing(portal);

  beforeAll(() => portal().refreshCatalog());

  it('stays of its scope, so that what was said of one is not told to all who may see another', async () => {
    const first = await planned();
    const { body } = await setUpAnew(first, {
      scope: 'system:default/buying',
    }).expect(400);
    expect(JSON.stringify(body)).toContain('body.scope');
    expect((await get(first.key)).scope).toBe(weekly.scope);
  });
});
