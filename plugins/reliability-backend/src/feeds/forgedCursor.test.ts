import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { cursorAfter } from '../platform/database/keyset';

/** Anybody can sign a cursor: the salt stands in the public source. */
const after = (id: number) =>
  cursorAfter(
    [{ column: 'feed.id', direction: 'desc', property: 'id', type: 'number' }],
    { id },
  );

eachDatabase('A list of feeds', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });
  const listedAfter = (id: number) =>
    portal
      .as('user:default/owner')
      .get(`/feed-addresses?cursor=${encodeURIComponent(after(id))}`);

  it('refuses to begin after what no feed can be called', async () => {
    await listedAfter(2 ** 31 - 1).expect(200, { items: [], page: {} });
    const { body } = await listedAfter(2 ** 31).expect(400);
    expect(body.error.details.fields).toMatchObject([
      { field: 'query.cursor' },
    ]);
  });
});
