import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import { demoApiDefinition } from './demoApiDefinition';
import { DemoOrganisation } from './demoCatalogTypes';

/** Where the catalog says that the demo's entities come from. */
export const DEMO_LOCATION = 'demo:organisation';

interface Described {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly tags?: readonly string[];
}

function demoEntity(
  kind: string,
  described: Described,
  spec: NonNullable<Entity['spec']>,
  labels?: Record<string, string>,
): Entity {
  const { name, title, description, tags } = described;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      title,
      ...(description && { description }),
      ...(tags && { tags: [...tags] }),
      ...(labels && { labels }),
      annotations: {
        [ANNOTATION_LOCATION]: DEMO_LOCATION,
        [ANNOTATION_ORIGIN_LOCATION]: DEMO_LOCATION,
      },
    },
    spec,
  };
}

const groupRef = (name: string) => `group:default/${name}`;

/**
 * Catalog entities of an organisation given as plain data, always in the same
 * order and always equal for equal data.
 */
export function demoEntities(organisation: DemoOrganisation): Entity[] {
  return [
    ...organisation.groups.map(group =>
      demoEntity('Group', group, {
        type: group.type,
        profile: { displayName: group.title },
        children: [],
        ...(group.parent && { parent: group.parent }),
      }),
    ),
    ...organisation.users.map(user =>
      demoEntity('User', user, {
        profile: { displayName: user.title },
        memberOf: [...user.memberOf],
      }),
    ),
    ...organisation.domains.map(domain =>
      demoEntity('Domain', domain, { owner: groupRef(domain.owner) }),
    ),
    ...organisation.systems.map(system =>
      demoEntity('System', system, {
        owner: groupRef(system.owner),
        ...(system.domain && { domain: system.domain }),
      }),
    ),
    ...organisation.components.map(component =>
      demoEntity(
        'Component',
        component,
        {
          type: component.type,
          lifecycle: component.lifecycle,
          owner: groupRef(component.owner),
          system: component.system,
          dependsOn: [...(component.dependsOn ?? [])],
          providesApis: [...(component.providesApis ?? [])],
          consumesApis: [...(component.consumesApis ?? [])],
        },
        { tier: String(component.tier) },
      ),
    ),
    ...organisation.apis.map(api =>
      demoEntity('API', api, {
        type: 'openapi',
        lifecycle: api.lifecycle,
        owner: groupRef(api.owner),
        system: api.system,
        definition: demoApiDefinition(api),
      }),
    ),
    ...organisation.resources.map(resource =>
      demoEntity('Resource', resource, {
        type: resource.type,
        owner: groupRef(resource.owner),
        system: resource.system,
      }),
    ),
  ];
}
