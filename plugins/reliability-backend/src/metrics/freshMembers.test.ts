import { stringifyEntityRef } from '@backstage/catalog-model';
import { anEntity, shop } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { CHECKOUT } from '../postmortems/__testUtils__/writers';
import { incidents, watchedFigures } from './__testUtils__/watchedFigures';

const team = 'group:default/checkout-team';

eachDatabase('In every figure', (databases, databaseId) => {
  const { become, seen } = watchedFigures(databases, databaseId);

  it('of its owners, what is handed over is gone at once', async () => {
    const given = shop.map(entity =>
      stringifyEntityRef(entity) === CHECKOUT
        ? anEntity(CHECKOUT, { owner: 'group:default/search-team' })
        : entity,
    );
    const handOver = () => become(given);
    const all = incidents(-3);
    expect(await seen(team, handOver)).toEqual({
      ...all,
      recurring: { ...all.recurring, inProcess: -1 },
    });
  });

  it('what is taken out of the catalog is missing at once', async () => {
    const leave = () =>
      become(shop.filter(entity => stringifyEntityRef(entity) !== CHECKOUT));
    expect(await seen('organisation', leave)).toEqual({
      metrics: { missing: 1 },
      scopes: { incidents: -3 },
    });
  });
});
