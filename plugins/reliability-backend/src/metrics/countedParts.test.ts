import { PartKind } from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aHidingCatalog, someEntities } from '../__testUtils__/aHidingCatalog';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const shop = [
  { kind: 'domain', count: 1 },
  { kind: 'system', count: 1 },
  { kind: 'component', count: 3 },
  { kind: 'group', count: 3 },
];
const basket = 'component:default/basket';
const buying = 'system:default/buying';

eachDatabase('Parts of a scope', (databases, databaseId) => {
  const seen = aHidingCatalog();
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    catalog: seen.catalog,
  });
  const read = async (path: string) => {
    const { body } = await portal()
      .as('user:default/owner')
      .get(`/metrics/${path}`)
      .expect(200);
    const { kind, kinds, unreadable, page, items } = body;
    return { kind, kinds, unreadable, total: page.total, shown: items.length };
  };
  const hide = (...refs: string[]) => {
    seen.hide(refs);
    policy.set({ 'catalog.entity.read': someEntities });
  };
  const countOf = async (path: string, kind: PartKind) =>
    (await read(path)).kinds.find(
      (each: { readonly kind: PartKind }) => each.kind === kind,
    )?.count;

  beforeAll(() => portal().refreshCatalog());

  it('are all counted for whoever may see everything', async () => {
    expect(await read('scopes?kind=component&count=true')).toEqual({
      kind: 'component',
      kinds: shop,
      unreadable: 0,
      total: 3,
      shown: 3,
    });
  });

  it.each(['scopes?', 'waiting?'])(
    'are counted as far as their reader may see them, in each kind, at %s',
    async path => {
      hide(basket, buying);
      expect(await read(`${path}kind=component&count=true&limit=1`)).toEqual({
        kind: 'component',
        kinds: [
          { kind: 'domain', count: 1 },
          { kind: 'system', count: 0 },
          { kind: 'component', count: 2 },
          { kind: 'group', count: 3 },
        ],
        unreadable: 1,
        total: 2,
        shown: 1,
      });
    },
  );

  it('are counted in a group and in a domain alike', async () => {
    const before = await countOf(
      'scopes?parent=domain:default/storefront',
      'component',
    );
    hide(basket);
    expect(
      await countOf('scopes?parent=domain:default/storefront', 'component'),
    ).toBe(before - 1);
  });

  it('begin with a kind of which their reader may see any', async () => {
    hide('domain:default/storefront');
    expect((await read('scopes')).kind).toBe('system');
  });

  it('begin with the first kind where none may be seen', async () => {
    hide(basket);
    policy.set({ 'catalog.entity.read': { result: AuthorizeResult.DENY } });
    expect(await read('scopes?count=true')).toEqual({
      kind: 'domain',
      kinds: shop.map(each => ({ ...each, count: 0 })),
      unreadable: 1,
      total: 0,
      shown: 0,
    });
  });
});
