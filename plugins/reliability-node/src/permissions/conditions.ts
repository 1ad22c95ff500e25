import {
  RESOURCE_TYPE_ACTION_ITEM,
  RESOURCE_TYPE_CHANGE,
  RESOURCE_TYPE_DEPLOYMENT,
  RESOURCE_TYPE_INCIDENT,
  RESOURCE_TYPE_POSTMORTEM,
  RESOURCE_TYPE_REVIEW,
} from '@afterword/plugin-reliability-common';
import { createConditionExports } from '@backstage/plugin-permission-node';
import {
  actionItemRules,
  changeRules,
  deploymentRules,
  incidentRules,
  postmortemRules,
  reviewRules,
} from './rules';

const incidents = createConditionExports({
  pluginId: 'reliability',
  resourceType: RESOURCE_TYPE_INCIDENT,
  rules: incidentRules,
});
const deployments = createConditionExports({
  pluginId: 'reliability',
  resourceType: RESOURCE_TYPE_DEPLOYMENT,
  rules: deploymentRules,
});
const postmortems = createConditionExports({
  pluginId: 'reliability',
  resourceType: RESOURCE_TYPE_POSTMORTEM,
  rules: postmortemRules,
});
const actionItems = createConditionExports({
  pluginId: 'reliability',
  resourceType: RESOURCE_TYPE_ACTION_ITEM,
  rules: actionItemRules,
});
const reviews = createConditionExports({
  pluginId: 'reliability',
  resourceType: RESOURCE_TYPE_REVIEW,
  rules: reviewRules,
});
const changes = createConditionExports({
  pluginId: 'reliability',
  resourceType: RESOURCE_TYPE_CHANGE,
  rules: changeRules,
});

/** Conditions about incidents, for a policy: `incidentConditions.isEntityOwner({ values: user.ownershipEntityRefs })`. @public */
export const incidentConditions = incidents.conditions;
/** Makes a conditional decision about incidents. @public */
export const createIncidentConditionalDecision =
  incidents.createConditionalDecision;
/** Conditions about deployments. @public */
export const deploymentConditions = deployments.conditions;
/** Makes a conditional decision about deployments. @public */
export const createDeploymentConditionalDecision =
  deployments.createConditionalDecision;
/** Conditions about postmortems. @public */
export const postmortemConditions = postmortems.conditions;
/** Makes a conditional decision about postmortems. @public */
export const createPostmortemConditionalDecision =
  postmortems.createConditionalDecision;
/** Conditions about action items. @public */
export const actionItemConditions = actionItems.conditions;
/** Makes a conditional decision about action items. @public */
export const createActionItemConditionalDecision =
  actionItems.createConditionalDecision;
/** Conditions about reliability reviews. @public */
export const reviewConditions = reviews.conditions;
/** Makes a conditional decision about reliability reviews. @public */
export const createReviewConditionalDecision =
  reviews.createConditionalDecision;
/** Conditions about change reviews. @public */
export const changeConditions = changes.conditions;
/** Makes a conditional decision about change reviews. @public */
export const createChangeConditionalDecision =
  changes.createConditionalDecision;
