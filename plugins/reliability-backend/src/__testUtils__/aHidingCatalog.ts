import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { aChangingCatalog } from './aChangingCatalog';
import { shop } from './catalogEntities';

/** What the catalog's policy says where it leaves a reader some entities. */
export const someEntities: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: {
    rule: 'IS_ENTITY_OWNER',
    resourceType: 'catalog-entity',
    params: { claims: ['user:default/owner'] },
  },
};

/** A catalog whose entities become others, and that hides some from readers of whom its policy says {@link someEntities}. */
export function aHidingCatalog(entities: readonly Entity[] = shop): {
  readonly catalog: CatalogService;
  /** What the catalog has from now on. */
  become(next: readonly Entity[]): void;
  /** Hides these, and no others, from now on. */
  hide(refs: readonly string[]): void;
  /** Lets something happen whenever a reader's look at it is over, before they are told of it. */
  meanwhile(happens: () => Promise<unknown>): void;
  /** How often it was looked at for a reader since this was asked the last time. */
  looks(): number;
} {
  const { catalog, become } = aChangingCatalog(entities);
  const ask = catalog.getEntitiesByRefs.bind(catalog);
  let hidden: readonly string[] = [];
  let happening: () => Promise<unknown> = async () => undefined;
  let looks = 0;
  catalog.getEntitiesByRefs = async (request, options) => {
    const answer = await ask(request, options);
    // Only what asks on behalf of a reader is restricted.
    if (JSON.stringify(request.fields) !== '["kind"]') return answer;
    looks += 1;
    await happening();
    return {
      items: answer.items.map((item, index) =>
        hidden.includes(request.entityRefs[index]) ? undefined : item,
      ),
    };
  };
  return {
    catalog,
    become,
    hide: refs => {
      hidden = refs;
    },
    meanwhile: happens => {
      happening = happens;
    },
    looks: () => {
      const before = looks;
      looks = 0;
      return before;
    },
  };
}
