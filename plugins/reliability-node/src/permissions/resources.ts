import {
  RESOURCE_TYPE_ACTION_ITEM,
  RESOURCE_TYPE_CHANGE,
  RESOURCE_TYPE_DEPLOYMENT,
  RESOURCE_TYPE_INCIDENT,
  RESOURCE_TYPE_POSTMORTEM,
  RESOURCE_TYPE_REVIEW,
} from '@afterword/plugin-reliability-common';
import { createPermissionResourceRef } from '@backstage/plugin-permission-node';

/** What rules may ask about; each slice says what a property means in its own tables. @public */
export interface ReliabilityQuery {
  readonly property:
    | 'owner'
    | 'entity'
    | 'person'
    | 'status'
    | 'kind'
    | 'severity';
  /** Any of these; an empty list matches nothing. */
  readonly values: readonly string[];
}

/** What conditions of policies see of a resource. @public */
export interface ReliabilityResource {
  /** Owners, by the catalog, of the entities concerned, and an owner named on the resource itself. */
  readonly owner: readonly string[];
  readonly entity: readonly string[];
  /** Author, reporter, facilitator, participants, reviewers, assignee, who can lead. */
  readonly person: readonly string[];
  readonly status: readonly string[];
  readonly kind: readonly string[];
  readonly severity: readonly string[];
}

/** Incidents, for policies. @public */
export const incidentResourceRef = createPermissionResourceRef<
  ReliabilityResource,
  ReliabilityQuery
>().with({ pluginId: 'reliability', resourceType: RESOURCE_TYPE_INCIDENT });

/** Deployments, for policies. @public */
export const deploymentResourceRef = createPermissionResourceRef<
  ReliabilityResource,
  ReliabilityQuery
>().with({ pluginId: 'reliability', resourceType: RESOURCE_TYPE_DEPLOYMENT });

/** Postmortems, for policies. @public */
export const postmortemResourceRef = createPermissionResourceRef<
  ReliabilityResource,
  ReliabilityQuery
>().with({ pluginId: 'reliability', resourceType: RESOURCE_TYPE_POSTMORTEM });

/** Action items, for policies. @public */
export const actionItemResourceRef = createPermissionResourceRef<
  ReliabilityResource,
  ReliabilityQuery
>().with({ pluginId: 'reliability', resourceType: RESOURCE_TYPE_ACTION_ITEM });

/** Reliability reviews, for policies. @public */
export const reviewResourceRef = createPermissionResourceRef<
  ReliabilityResource,
  ReliabilityQuery
>().with({ pluginId: 'reliability', resourceType: RESOURCE_TYPE_REVIEW });

/** Change reviews, for policies. @public */
export const changeResourceRef = createPermissionResourceRef<
  ReliabilityResource,
  ReliabilityQuery
>().with({ pluginId: 'reliability', resourceType: RESOURCE_TYPE_CHANGE });

/** Whether a resource meets one leaf; the meaning that every slice's SQL must share. @internal */
export function meets(
  resource: ReliabilityResource,
  query: ReliabilityQuery,
): boolean {
  return resource[query.property].some(value => query.values.includes(value));
}
