import { Entity } from '@backstage/catalog-model';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const component = (name: string, title?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default', title },
  spec: { type: 'service', lifecycle: 'production' },
});

eachDatabase('Parts of a scope', (databases, databaseId) => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      entities: [
        component('a-service', 'Warehouse'),
        component('b-service', 'accounts'),
        component('c-service', 'Basket'),
        component('d-service', 'Basket'),
        component('catalogue'),
        component('z-service', 'Billing'),
      ],
    });
    await portal.refreshCatalog();
  });
  afterAll(async () => {
    await portal.stop();
  });

  const page = async (query: string) => {
    const { body } = await portal
      .as('user:default/owner')
      .get(`/metrics/scopes?kind=component&${query}`)
      .expect(200);
    const { items, page: shown } = body;
    return {
      names: items.map(({ scope }: { scope: string }) => scope.split('/')[1]),
      next: shown.next,
    };
  };
  const fromAToZ = [
    ...['b-service', 'c-service', 'd-service', 'z-service'],
    ...['catalogue', 'a-service'],
  ];

  it('are listed by what they are called on the page, A to Z', async () => {
    expect((await page('')).names).toEqual(fromAToZ);
  });

  it('go on where a page ends, also between two of one name', async () => {
    const first = await page('limit=2');
    const second = await page(`limit=2&cursor=${first.next}`);
    const third = await page(`limit=2&cursor=${second.next}`);
    expect([...first.names, ...second.names, ...third.names]).toEqual(fromAToZ);
    expect(third.next).toBeUndefined();
  });
});
