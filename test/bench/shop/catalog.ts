import { Entity, parseEntityRef } from '@backstage/catalog-model';

/** The person who reads the lists. */
export const READER = 'user:default/reader';

const SERVICES_A_TEAM = 50;
const TEAMS_A_DEPARTMENT = 10;
/** Services that depend on one, while there are so many. */
const CALLERS = 10;

/** The service of an index; 0 has the most incidents. */
export function serviceRef(index: number): string {
  return `component:default/service-${index}`;
}

export function teamRef(service: number): string {
  return `group:default/team-${Math.floor(service / SERVICES_A_TEAM)}`;
}

function departmentRef(team: number): string {
  return `group:default/department-${Math.floor(team / TEAMS_A_DEPARTMENT)}`;
}

const SERVICES_A_SYSTEM = 20;
const SYSTEMS_A_DOMAIN = 25;

export function systemRef(service: number): string {
  return `system:default/system-${Math.floor(service / SERVICES_A_SYSTEM)}`;
}

function domainRef(system: number): string {
  return `domain:default/domain-${Math.floor(system / SYSTEMS_A_DOMAIN)}`;
}

/** An organisation of so many services, each with a team and a system, teams in departments and systems in domains. */
export function aCatalog(services: number): Entity[] {
  const teams = Math.ceil(services / SERVICES_A_TEAM);
  const departments = Math.ceil(teams / TEAMS_A_DEPARTMENT);
  const systems = Math.ceil(services / SERVICES_A_SYSTEM);
  const domains = Math.ceil(systems / SYSTEMS_A_DOMAIN);
  const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);
  return [
    // In a team whose services are quiet: an ordinary reader who owns little of what the lists hold.
    anEntity(READER, [['memberOf', teamRef(services - 1)]]),
    ...numbers(departments).map(index =>
      anEntity(`group:default/department-${index}`, []),
    ),
    ...numbers(teams).map(index =>
      anEntity(`group:default/team-${index}`, [
        ['childOf', departmentRef(index)],
      ]),
    ),
    ...numbers(domains).map(index =>
      anEntity(`domain:default/domain-${index}`, []),
    ),
    ...numbers(systems).map(index =>
      anEntity(`system:default/system-${index}`, [
        ['partOf', domainRef(index)],
      ]),
    ),
    ...numbers(services).map(index =>
      anEntity(serviceRef(index), [
        ['ownedBy', teamRef(index)],
        ['partOf', systemRef(index)],
        ['dependsOn', serviceRef(Math.floor(index / CALLERS))],
      ]),
    ),
  ];
}

function anEntity(
  ref: string,
  relations: readonly (readonly [type: string, targetRef: string])[],
): Entity {
  const { kind, namespace, name } = parseEntityRef(ref);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: kind[0].toUpperCase() + kind.slice(1),
    metadata: { namespace, name },
    spec: {},
    relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
  };
}
