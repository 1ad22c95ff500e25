/** A Group at one of the three levels: organisation, department, team. */
export interface DemoGroup {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly type: 'organisation' | 'department' | 'team';
  /** Name of the group above; only the organisation has none. */
  readonly parent?: string;
}

/** A role that somebody has in one team. */
export interface DemoUser {
  readonly name: string;
  readonly title: string;
  readonly memberOf: readonly string[];
}

/** A business area. */
export interface DemoDomain {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly owner: string;
}

/** Components, APIs and resources that do one job together. */
export interface DemoSystem {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Left out for what serves all domains. */
  readonly domain?: string;
  readonly owner: string;
}

/** How much depends on it: 1 stops the shop, 3 is noticed by its owners only. */
export type DemoTier = 1 | 2 | 3;

/** Something that runs or is linked in. */
export interface DemoComponent {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly type: 'service' | 'website' | 'library' | 'worker';
  readonly lifecycle: 'production' | 'experimental' | 'deprecated';
  readonly tier: DemoTier;
  readonly system: string;
  readonly owner: string;
  readonly tags: readonly string[];
  /** Short refs, `component:cart` or `resource:orders-db`. */
  readonly dependsOn?: readonly string[];
  readonly providesApis?: readonly string[];
  readonly consumesApis?: readonly string[];
}

/** An interface that a component offers to others. */
export interface DemoApi {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly lifecycle: 'production' | 'experimental' | 'deprecated';
  readonly system: string;
  readonly owner: string;
  readonly tags: readonly string[];
  /** `GET /carts/{cartId}`; its OpenAPI document is made from these. */
  readonly operations: readonly string[];
}

/** Something that components need and that somebody else makes: a database, a queue. */
export interface DemoResource {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly type: 'database' | 'queue' | 'cache' | 'search-index' | 'bucket';
  readonly system: string;
  readonly owner: string;
  readonly tags: readonly string[];
}

/** Everything in the demo's catalog, as plain data. */
export interface DemoOrganisation {
  readonly groups: readonly DemoGroup[];
  readonly users: readonly DemoUser[];
  readonly domains: readonly DemoDomain[];
  readonly systems: readonly DemoSystem[];
  readonly components: readonly DemoComponent[];
  readonly apis: readonly DemoApi[];
  readonly resources: readonly DemoResource[];
}
