import {
  RESOURCE_TYPE_ACTION_ITEM,
  RESOURCE_TYPE_CHANGE,
  RESOURCE_TYPE_DEPLOYMENT,
  RESOURCE_TYPE_INCIDENT,
  RESOURCE_TYPE_POSTMORTEM,
  RESOURCE_TYPE_REVIEW,
} from '@afterword/plugin-reliability-common';
import { PermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { meets, ReliabilityQuery, ReliabilityResource } from './resources';

/** Parameters of every rule: it holds when the resource has any of these. @public */
export type AnyOfParams = { values: string[] };

const anyOf = z.object({
  values: z.array(z.string()).describe('Any of these suffices'),
});

/** A rule of one of our resource types. @public */
export type ReliabilityRule<TType extends string> = PermissionRule<
  ReliabilityResource,
  ReliabilityQuery,
  TType,
  AnyOfParams
>;

function rule<TType extends string>(
  resourceType: TType,
  name: string,
  property: ReliabilityQuery['property'],
  description: string,
): ReliabilityRule<TType> {
  // References are compared in lower case, as the projection keeps them; statuses and kinds are spelt as in the contract.
  const isRef = ['owner', 'entity', 'person'].includes(property);
  const query = ({ values }: AnyOfParams): ReliabilityQuery => ({
    property,
    values: isRef
      ? values.map(value => value.toLocaleLowerCase('en-US'))
      : values,
  });
  return {
    name,
    description,
    resourceType,
    paramsSchema: anyOf,
    apply: (resource, params) => meets(resource, query(params)),
    toQuery: query,
  };
}

function rulesOf<TType extends string>(resourceType: TType) {
  return {
    isEntityOwner: rule(
      resourceType,
      'IS_ENTITY_OWNER',
      'owner',
      'Concerns an entity owned by one of these users or groups',
    ),
    concernsEntity: rule(
      resourceType,
      'CONCERNS_ENTITY',
      'entity',
      'Concerns one of these entities',
    ),
    isParticipant: rule(
      resourceType,
      'IS_PARTICIPANT',
      'person',
      'Written, reported, facilitated, reviewed, attended or worked on by one of these',
    ),
    hasStatus: rule(
      resourceType,
      'HAS_STATUS',
      'status',
      'Is in one of these statuses',
    ),
    hasKind: rule(resourceType, 'HAS_KIND', 'kind', 'Is of one of these kinds'),
    hasSeverity: rule(
      resourceType,
      'HAS_SEVERITY',
      'severity',
      'Has one of these severities',
    ),
  };
}

/** Rules for policies about incidents. @public */
export const incidentRules = rulesOf(RESOURCE_TYPE_INCIDENT);
/** Rules for policies about deployments. `HAS_KIND` sees the environment. @public */
export const deploymentRules = rulesOf(RESOURCE_TYPE_DEPLOYMENT);
/** Rules for policies about postmortems. `HAS_KIND` sees the kinds of the incidents. @public */
export const postmortemRules = rulesOf(RESOURCE_TYPE_POSTMORTEM);
/** Rules for policies about action items. `HAS_KIND` sees the type. @public */
export const actionItemRules = rulesOf(RESOURCE_TYPE_ACTION_ITEM);
/** Rules for policies about reliability reviews: of their scopes. `HAS_KIND` sees whether it is of the services or of the framework itself. @public */
export const reviewRules = rulesOf(RESOURCE_TYPE_REVIEW);
/** Rules for policies about change reviews. None has a kind or a severity. @public */
export const changeRules = rulesOf(RESOURCE_TYPE_CHANGE);
