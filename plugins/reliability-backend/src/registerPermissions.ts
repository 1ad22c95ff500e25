import {
  actionItemReadPermission,
  actionItemUpdatePermission,
  changeReadPermission,
  changeUpdatePermission,
  deploymentReadPermission,
  deploymentUpdatePermission,
  incidentReadPermission,
  incidentUpdatePermission,
  postmortemReadPermission,
  postmortemUpdatePermission,
  reliabilityPermissions,
  reviewReadPermission,
  reviewUpdatePermission,
} from '@afterword/plugin-reliability-common';
import {
  actionItemResourceRef,
  actionItemRules,
  changeResourceRef,
  changeRules,
  deploymentResourceRef,
  deploymentRules,
  incidentResourceRef,
  incidentRules,
  postmortemResourceRef,
  postmortemRules,
  ReliabilityQuery,
  reviewResourceRef,
  reviewRules,
} from '@afterword/plugin-reliability-node';
import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import type { ActionItems } from './actionItems';
import type { Changes } from './changes';
import type { Deployments } from './deployments';
import type { Incidents } from './incidents';
import { ConditionTransformer } from './platform/access/Authorizer';
import type { Postmortems } from './postmortems';
import type { Reviews } from './reviews';

/**
 * Tells the portal of the permissions that need no resource.
 *
 * @returns what makes queries of a policy's conditions; rules are registered with the slices that answer them, and conditions arrive with
 * requests only
 */
export function registerPermissions(registry: PermissionsRegistryService) {
  registry.addPermissions(
    reliabilityPermissions.filter(permission => permission.type === 'basic'),
  );
  const conditionsOn =
    (
      resource:
        | typeof incidentResourceRef
        | typeof deploymentResourceRef
        | typeof actionItemResourceRef
        | typeof postmortemResourceRef
        | typeof reviewResourceRef
        | typeof changeResourceRef,
    ): ConditionTransformer<ReliabilityQuery> =>
    conditions =>
      createConditionTransformer(registry.getPermissionRuleset(resource))(
        conditions,
      );
  return {
    incidents: conditionsOn(incidentResourceRef),
    deployments: conditionsOn(deploymentResourceRef),
    actionItems: conditionsOn(actionItemResourceRef),
    postmortems: conditionsOn(postmortemResourceRef),
    reviews: conditionsOn(reviewResourceRef),
    changes: conditionsOn(changeResourceRef),
  };
}

/** Tells the portal what policies can have conditions on, and who answers for it. */
export function registerResourceTypes(
  registry: PermissionsRegistryService,
  slices: {
    readonly incidents: Incidents;
    readonly deployments: Deployments;
    readonly actionItems: ActionItems;
    readonly postmortems: Postmortems;
    readonly reviews: Reviews;
    readonly changes: Changes;
  },
): void {
  registry.addResourceType({
    resourceRef: incidentResourceRef,
    permissions: [incidentReadPermission, incidentUpdatePermission],
    rules: Object.values(incidentRules),
    getResources: keys => slices.incidents.reading.resources(keys),
  });
  registry.addResourceType({
    resourceRef: deploymentResourceRef,
    permissions: [deploymentReadPermission, deploymentUpdatePermission],
    rules: Object.values(deploymentRules),
    getResources: keys => slices.deployments.reading.resources(keys),
  });
  registry.addResourceType({
    resourceRef: actionItemResourceRef,
    permissions: [actionItemReadPermission, actionItemUpdatePermission],
    rules: Object.values(actionItemRules),
    getResources: keys => slices.actionItems.reading.resources(keys),
  });
  registry.addResourceType({
    resourceRef: postmortemResourceRef,
    permissions: [postmortemReadPermission, postmortemUpdatePermission],
    rules: Object.values(postmortemRules),
    getResources: keys => slices.postmortems.reading.resources(keys),
  });
  registry.addResourceType({
    resourceRef: reviewResourceRef,
    permissions: [reviewReadPermission, reviewUpdatePermission],
    rules: Object.values(reviewRules),
    getResources: keys => slices.reviews.sight.resources(keys),
  });
  registry.addResourceType({
    resourceRef: changeResourceRef,
    permissions: [changeReadPermission, changeUpdatePermission],
    rules: Object.values(changeRules),
    getResources: keys => slices.changes.finder.resources(keys),
  });
}
