import { Entity } from '@backstage/catalog-model';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { inALanguage } from '../__testUtils__/inALanguage';

const component = (name: string, title?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default', title },
  spec: { type: 'service', lifecycle: 'production' },
});

eachDatabase('Parts of a scope', (databases, databaseId) => {
  const german = inALanguage(databases, 'de');
  let portal: Portal;

  beforeAll(async () => {
    portal = await aPortal(german, databaseId, {
      entities: [
        component('a-service', 'Warehouse'),
        component('b-service', 'accounts'),
        component('c-service', 'Basket'),
        component('d_service', 'Basket'),
        component('d-service', 'Basket'),
        component('catalogue'),
        component('z-service', 'Billing'),
        component('e-service', 'Äpfel'),
        component('f-service', 'Bill-payer'),
        component('g-service', 'ÉTUDES'),
        component('h-service', 'Zebra'),
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
    ...['b-service', 'e-service', 'c-service', 'd-service', 'd_service'],
    ...[
      'f-service',
      'z-service',
      'catalogue',
      'g-service',
      'a-service',
      'h-service',
    ],
  ];

  it('are listed by what they are called on the page, A to Z', async () => {
    expect((await page('')).names).toEqual(fromAToZ);
  });

  it('go on where a page ends, also between those of one title, which come by their names in one order on every database', async () => {
    const names: string[] = [];
    let cursor = '';
    do {
      const { names: shown, next = '' } = await page(`limit=3${cursor}`);
      names.push(...shown);
      cursor = next && `&cursor=${next}`;
    } while (cursor !== '');
    expect(names).toEqual(fromAToZ);
  });

  it('are in that order once the catalog was read, where a version before this one kept them', async () => {
    await portal.database('catalog_entity').update({ called: '' });
    await portal.refreshCatalog();
    expect((await page('')).names).toEqual(fromAToZ);
  });
});
