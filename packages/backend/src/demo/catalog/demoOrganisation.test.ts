import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { demoEntities } from './demoEntities';
import { demoOrganisation } from './demoOrganisation';
import { personas } from '../personas';

const entities = demoEntities(demoOrganisation);
const refs = entities.map(entity => stringifyEntityRef(entity));

const defaultKindOf: Readonly<Record<string, string>> = {
  parent: 'group',
  memberOf: 'group',
  owner: 'group',
  domain: 'domain',
  system: 'system',
  dependsOn: 'component',
  providesApis: 'api',
  consumesApis: 'api',
};

function relationsOf(entity: Entity): string[] {
  return Object.entries(defaultKindOf).flatMap(([field, defaultKind]) =>
    [entity.spec?.[field] ?? []]
      .flat()
      .map(target =>
        stringifyEntityRef(parseEntityRef(String(target), { defaultKind })),
      ),
  );
}

function ancestorsOf(group: string): string[] {
  const parent = demoOrganisation.groups.find(
    ({ name }) => name === group,
  )?.parent;
  return parent ? [parent, ...ancestorsOf(parent)] : [];
}

describe('the demo organisation', () => {
  it('has no two entities with one ref', () => {
    expect(refs).toEqual([...new Set(refs)]);
  });

  it('points only at entities that it has', () => {
    const dangling = entities.flatMap(entity =>
      relationsOf(entity)
        .filter(target => !refs.includes(target))
        .map(target => `${stringifyEntityRef(entity)} -> ${target}`),
    );
    expect(dangling).toEqual([]);
    expect(entities.flatMap(relationsOf).length).toBeGreaterThan(200);
  });

  it('has three domains, eight systems and about forty components and APIs', () => {
    expect(demoOrganisation.domains).toHaveLength(3);
    expect(demoOrganisation.systems).toHaveLength(8);
    const count =
      demoOrganisation.components.length + demoOrganisation.apis.length;
    expect(count).toBeGreaterThanOrEqual(40);
    expect(count).toBeLessThanOrEqual(50);
  });

  it('has components of every type and lifecycle', () => {
    const { components } = demoOrganisation;
    expect(new Set(components.map(({ type }) => type)).size).toBe(4);
    expect(new Set(components.map(({ lifecycle }) => lifecycle)).size).toBe(3);
  });

  it('nests twelve teams three levels deep, each owning something', () => {
    const teams = demoOrganisation.groups.filter(({ type }) => type === 'team');
    const owners = new Set(
      demoOrganisation.components.map(({ owner }) => owner),
    );
    expect(teams).toHaveLength(12);
    expect(teams.map(({ name }) => ancestorsOf(name)[1])).toEqual(
      teams.map(() => 'larkfield'),
    );
    expect(teams.filter(({ name }) => !owners.has(name))).toEqual([]);
  });

  it('has somebody in every team', () => {
    const staffed = new Set(
      demoOrganisation.users.flatMap(({ memberOf }) => memberOf),
    );
    expect(
      demoOrganisation.groups.filter(
        ({ name, type }) => type === 'team' && !staffed.has(name),
      ),
    ).toEqual([]);
  });

  it('offers every persona as a user, and lets the service owner own a handful of components', () => {
    const users = new Map(
      demoOrganisation.users.map(user => [user.name, user.memberOf]),
    );
    expect(personas.filter(({ id }) => !users.has(id))).toEqual([]);

    const owned = demoOrganisation.components.filter(({ owner }) =>
      users.get('service-owner')?.includes(owner),
    );
    expect(owned.length).toBeGreaterThanOrEqual(3);
    expect(owned.length).toBeLessThanOrEqual(7);
  });

  it('puts the reviewer into another team than the service owner', () => {
    const teamsOf = (name: string) =>
      demoOrganisation.users.find(user => user.name === name)?.memberOf ?? [];
    expect(teamsOf('reviewer')).not.toHaveLength(0);
    expect(
      teamsOf('reviewer').filter(team =>
        teamsOf('service-owner').includes(team),
      ),
    ).toEqual([]);
  });

  it('never lets components depend on each other in a circle', () => {
    const dependsOn = new Map(
      demoOrganisation.components.map(component => [
        `component:${component.name}`,
        component.dependsOn ?? [],
      ]),
    );
    const reaches = (from: string): string[] =>
      (dependsOn.get(from) ?? []).flatMap(next => [next, ...reaches(next)]);
    expect(
      [...dependsOn.keys()].filter(ref => reaches(ref).includes(ref)),
    ).toEqual([]);
  });

  it('describes every operation of an API in its OpenAPI document', () => {
    const documents = demoOrganisation.apis.map(api => {
      const entity = entities.find(
        ({ kind, metadata }) => kind === 'API' && metadata.name === api.name,
      );
      const { paths } = JSON.parse(String(entity?.spec?.definition));
      return Object.entries<Record<string, unknown>>(paths).flatMap(
        ([path, item]) =>
          Object.keys(item).map(method => `${method.toUpperCase()} ${path}`),
      );
    });
    expect(documents).toEqual(
      demoOrganisation.apis.map(({ operations }) => operations),
    );
  });
});
