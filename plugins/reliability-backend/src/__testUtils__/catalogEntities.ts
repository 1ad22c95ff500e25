import { Entity, parseEntityRef } from '@backstage/catalog-model';

/** An entity of a test's catalog, with its relations as the catalog would compute them. */
export function anEntity(
  ref: string,
  options: {
    readonly owner?: string;
    readonly partOf?: string;
    readonly childOf?: string;
    readonly memberOf?: string | readonly string[];
    readonly spec?: Record<string, string>;
  } = {},
): Entity {
  const { kind, namespace, name } = parseEntityRef(ref);
  const relation = (type: string, to: string | readonly string[] = []) =>
    [to].flat().map(targetRef => ({ type, targetRef }));
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: kind[0].toUpperCase() + kind.slice(1),
    metadata: { namespace, name },
    spec: options.spec ?? {},
    relations: [
      ...relation('ownedBy', options.owner),
      ...relation('partOf', options.partOf),
      ...relation('childOf', options.childOf),
      ...relation('memberOf', options.memberOf),
    ],
  };
}

/** A small shop: two teams under one department, a system in a domain, three components. */
export const shop: readonly Entity[] = [
  anEntity('group:default/engineering'),
  anEntity('group:default/checkout-team', {
    childOf: 'group:default/engineering',
  }),
  anEntity('group:default/search-team', {
    childOf: 'group:default/engineering',
  }),
  anEntity('domain:default/storefront', { owner: 'group:default/engineering' }),
  anEntity('system:default/buying', {
    owner: 'group:default/checkout-team',
    partOf: 'domain:default/storefront',
  }),
  anEntity('component:default/checkout-api', {
    owner: 'group:default/checkout-team',
    partOf: 'system:default/buying',
  }),
  anEntity('component:default/basket', {
    owner: 'group:default/checkout-team',
    partOf: 'system:default/buying',
  }),
  anEntity('component:default/search-indexer', {
    owner: 'group:default/search-team',
  }),
];

/** People of the shop and the groups that their tokens name. */
export const shopPeople: Readonly<Record<string, readonly string[]>> = {
  'user:default/owner': ['group:default/checkout-team'],
  'user:default/colleague': ['group:default/checkout-team'],
  'user:default/outsider': ['group:default/search-team'],
  'user:default/newcomer': [],
};

/** The same entity with a title. */
export function titled(entity: Entity, title: string): Entity {
  return { ...entity, metadata: { ...entity.metadata, title } };
}
