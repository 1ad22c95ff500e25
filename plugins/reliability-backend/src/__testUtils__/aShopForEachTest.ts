import { Entity } from '@backstage/catalog-model';
import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { PolicyDecision } from '@backstage/plugin-permission-common';
import { aHidingCatalog, someEntities } from './aHidingCatalog';
import { aPolicy } from './aPolicy';
import { aPortal, Portal } from './aPortal';

type Features = NonNullable<Parameters<typeof aPortal>[2]>['features'];

/** A portal of its own for each test of a suite: its catalog has the shop until a test says otherwise, and its policy allows everything. */
export function aShopForEachTest(
  databases: TestDatabases,
  databaseId: TestDatabaseId,
  { features = [] }: { readonly features?: Features } = {},
) {
  const policy = aPolicy();
  let portal: Portal;
  let seen: ReturnType<typeof aHidingCatalog>;
  beforeEach(async () => {
    policy.set({});
    seen = aHidingCatalog();
    portal = await aPortal(databases, databaseId, {
      catalog: seen.catalog,
      features: [policy.factory, ...features],
    });
  });
  afterEach(() => portal.stop());
  return {
    policy,
    /** There once a test runs, like all that follows. */
    portal: () => portal,
    owner: () => portal.as('user:default/owner'),
    seen: () => seen,
    /** Hides these entities, and no others, from whoever reads; `more` is what else the policy decides. */
    hide: (
      refs: readonly string[],
      more: Readonly<Record<string, PolicyDecision>> = {},
    ) => {
      seen.hide(refs);
      policy.set({ 'catalog.entity.read': someEntities, ...more });
    },
    /** Lets the catalog have these entities, and the portal know it. */
    become: async (entities: readonly Entity[]) => {
      seen.become(entities);
      await portal.refreshCatalog();
    },
  };
}
