import { DemoComponent, DemoOrganisation } from '../catalog/demoCatalogTypes';

const at = 'default/';

/** Looks things up in an organisation: who owns what, who uses what, who is whom. */
export class OrganisationIndex {
  private readonly titles: ReadonlyMap<string, string>;
  private readonly owners: ReadonlyMap<string, string>;

  constructor(private readonly organisation: DemoOrganisation) {
    const { components, apis, resources } = organisation;
    const named = [
      ...components.map(each => ['component', each] as const),
      ...apis.map(each => ['api', each] as const),
      ...resources.map(each => ['resource', each] as const),
    ];
    this.titles = new Map(
      named.map(([kind, { name, title }]) => [`${kind}:${name}`, title]),
    );
    this.owners = new Map(
      named.map(([kind, { name, owner }]) => [`${kind}:${name}`, owner]),
    );
  }

  component(name: string): DemoComponent {
    return found(
      this.organisation.components.find(each => each.name === name),
      name,
    );
  }

  /** `component:cart` → `component:default/cart`; undefined for what is no entity of the catalog. */
  refOf(short: string): string | undefined {
    return this.owners.has(short) ? short.replace(':', `:${at}`) : undefined;
  }

  titleOf(short: string): string {
    return found(this.titles.get(short), short);
  }

  /** Name of the group that owns an entity given by its short ref. */
  ownerOf(short: string): string {
    return found(this.owners.get(short), short);
  }

  teamTitle(name: string): string {
    return found(
      this.organisation.groups.find(group => group.name === name),
      name,
    ).title;
  }

  /** Names of the components that call a component or one of its APIs. */
  callersOf(name: string): string[] {
    const { providesApis = [] } = this.component(name);
    return this.organisation.components
      .filter(
        ({ dependsOn = [], consumesApis = [] }) =>
          dependsOn.includes(`component:${name}`) ||
          consumesApis.some(api => providesApis.includes(api)),
      )
      .map(caller => caller.name);
  }

  /** Refs of those who are direct members of a group. */
  membersOf(group: string): string[] {
    return this.organisation.users
      .filter(({ memberOf }) => memberOf.includes(group))
      .map(({ name }) => `user:${at}${name}`);
  }

  /** Names of the groups that somebody is a direct member of. */
  groupsOf(userRef: string): readonly string[] {
    return found(
      this.organisation.users.find(({ name }) => userRef.endsWith(`/${name}`)),
      userRef,
    ).memberOf;
  }

  /** A group with all above and below it, by name. */
  lineOf(group: string): string[] {
    const { groups } = this.organisation;
    const above = (name: string): string[] => {
      const parent = groups.find(each => each.name === name)?.parent;
      return parent === undefined ? [] : [parent, ...above(parent)];
    };
    const below = (name: string): string[] =>
      groups
        .filter(({ parent }) => parent === name)
        .flatMap(each => [each.name, ...below(each.name)]);
    return [group, ...above(group), ...below(group)];
  }
}

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) {
    throw new Error(`The demo organisation has no ${name}`);
  }
  return value;
}
