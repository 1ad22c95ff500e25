import { Entity } from '@backstage/catalog-model';
import { aChangingCatalog } from '../__testUtils__/aChangingCatalog';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { anEntity, shop } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { reviewing } from './__testUtils__/reviewing';

const JANE = 'user:default/jane';
const ZOE = 'user:default/zoe';
const peopled = (...people: string[]): Entity[] => [
  ...shop,
  ...people.map(ref =>
    anEntity(ref, { memberOf: 'group:default/checkout-team' }),
  ),
];

eachDatabase('Whose turn it is to lead a review', (databases, databaseId) => {
  const catalog = aChangingCatalog(peopled(JANE, ZOE));
  const { portal } = aPortalUnderPolicy(databases, databaseId, {
    catalog: catalog.catalog,
  });
  const { get, held, planned } = reviewing(portal);

  it('is not that of somebody who has left the catalog, while somebody else can', async () => {
    await portal().refreshCatalog();
    const first = await planned({ pool: [{ ref: JANE }, { ref: ZOE }] });
    expect(first.facilitator).toBe(JANE);
    catalog.become(peopled(JANE));
    await portal().refreshCatalog();
    const { after } = await get((await held(first)).key);
    expect((await get(after ?? '')).facilitator).toBe(JANE);
  });
});
