import { createPermission } from '@backstage/plugin-permission-common';

/** Resource type of incidents, for policies. @public */
export const RESOURCE_TYPE_INCIDENT = 'reliability-incident';
/** Resource type of deployments, for policies. @public */
export const RESOURCE_TYPE_DEPLOYMENT = 'reliability-deployment';
/** Resource type of postmortems, for policies. @public */
export const RESOURCE_TYPE_POSTMORTEM = 'reliability-postmortem';
/** Resource type of action items, for policies. @public */
export const RESOURCE_TYPE_ACTION_ITEM = 'reliability-action-item';
/** Resource type of reliability reviews, for policies. @public */
export const RESOURCE_TYPE_REVIEW = 'reliability-review';
/** Resource type of change reviews, for policies. @public */
export const RESOURCE_TYPE_CHANGE = 'reliability-change';

const read = { action: 'read' } as const;
const create = { action: 'create' } as const;
const update = { action: 'update' } as const;

/** @public */
export const incidentReadPermission = createPermission({
  name: 'reliability.incident.read',
  attributes: read,
  resourceType: RESOURCE_TYPE_INCIDENT,
});
/** @public */
export const incidentCreatePermission = createPermission({
  name: 'reliability.incident.create',
  attributes: create,
});
/** @public */
export const incidentUpdatePermission = createPermission({
  name: 'reliability.incident.update',
  attributes: update,
  resourceType: RESOURCE_TYPE_INCIDENT,
});
/** @public */
export const deploymentReadPermission = createPermission({
  name: 'reliability.deployment.read',
  attributes: read,
  resourceType: RESOURCE_TYPE_DEPLOYMENT,
});
/** @public */
export const deploymentCreatePermission = createPermission({
  name: 'reliability.deployment.create',
  attributes: create,
});
/** Correcting a deployment. What it caused is said of the incident, and takes the right to change that. @public */
export const deploymentUpdatePermission = createPermission({
  name: 'reliability.deployment.update',
  attributes: update,
  resourceType: RESOURCE_TYPE_DEPLOYMENT,
});
/** @public */
export const postmortemReadPermission = createPermission({
  name: 'reliability.postmortem.read',
  attributes: read,
  resourceType: RESOURCE_TYPE_POSTMORTEM,
});
/** @public */
export const postmortemCreatePermission = createPermission({
  name: 'reliability.postmortem.create',
  attributes: create,
});
/** @public */
export const postmortemUpdatePermission = createPermission({
  name: 'reliability.postmortem.update',
  attributes: update,
  resourceType: RESOURCE_TYPE_POSTMORTEM,
});
/** @public */
export const actionItemReadPermission = createPermission({
  name: 'reliability.actionItem.read',
  attributes: read,
  resourceType: RESOURCE_TYPE_ACTION_ITEM,
});
/** @public */
export const actionItemCreatePermission = createPermission({
  name: 'reliability.actionItem.create',
  attributes: create,
});
/** @public */
export const actionItemUpdatePermission = createPermission({
  name: 'reliability.actionItem.update',
  attributes: update,
  resourceType: RESOURCE_TYPE_ACTION_ITEM,
});
/** Saying whether a learning applies to what one owns, or nobody does, and whether that is to be asked. @public */
export const learningAnswerPermission = createPermission({
  name: 'reliability.learning.answer',
  attributes: update,
});
/** The same for what somebody else owns. @public */
export const learningAdministerPermission = createPermission({
  name: 'reliability.learning.administer',
  attributes: update,
});
/** Bulk import of records. @public */
export const importPermission = createPermission({
  name: 'reliability.import',
  attributes: create,
});
/** Seeing what arrived from producers and what could not be passed on, and reading it once more. @public */
export const intakeAdministerPermission = createPermission({
  name: 'reliability.intake.administer',
  attributes: update,
});

/** Having reports sent every month to groups that one belongs to, and seeing who gets them. @public */
export const reportSendPermission = createPermission({
  name: 'reliability.report.send',
  attributes: create,
});
/** Having reports sent to any group, and stopping what others have sent. @public */
export const reportAdministerPermission = createPermission({
  name: 'reliability.report.administer',
  attributes: update,
});

/** Changing the words for how things fail. @public */
export const failureModeAdministerPermission = createPermission({
  name: 'reliability.failureMode.administer',
  attributes: update,
});

/** Reading reliability reviews of scopes that one may see in the catalog. @public */
export const reviewReadPermission = createPermission({
  name: 'reliability.review.read',
  attributes: read,
  resourceType: RESOURCE_TYPE_REVIEW,
});
/** Setting up series of reviews. @public */
export const reviewCreatePermission = createPermission({
  name: 'reliability.review.create',
  attributes: create,
});
/** Holding reviews: their agenda, notes, decisions and minutes, who leads them, and when they are. @public */
export const reviewUpdatePermission = createPermission({
  name: 'reliability.review.update',
  attributes: update,
  resourceType: RESOURCE_TYPE_REVIEW,
});

/** Making feeds of what one may read: addresses at which programs read it without a session. @public */
export const feedCreatePermission = createPermission({
  name: 'reliability.feed.create',
  attributes: create,
});
/** Seeing that everybody has which feeds, and revoking them. @public */
export const feedAdministerPermission = createPermission({
  name: 'reliability.feed.administer',
  attributes: update,
});
/** Writing the charter, and seeing who has acknowledged it. @public */
export const charterAdministerPermission = createPermission({
  name: 'reliability.charter.administer',
  attributes: update,
});
/** Publishing a postmortem that one may change though gates stand open that may be overridden, with a reason for each. @public */
export const gateOverridePermission = createPermission({
  name: 'reliability.gate.override',
  attributes: update,
});
/** Reading change reviews of what one may see in the catalog. @public */
export const changeReadPermission = createPermission({
  name: 'reliability.change.read',
  attributes: read,
  resourceType: RESOURCE_TYPE_CHANGE,
});
/** Opening the review of a planned change. @public */
export const changeCreatePermission = createPermission({
  name: 'reliability.change.create',
  attributes: create,
});
/** Writing down how a change may fail, what is prepared, and what came of it. @public */
export const changeUpdatePermission = createPermission({
  name: 'reliability.change.update',
  attributes: update,
  resourceType: RESOURCE_TYPE_CHANGE,
});

/** Reading milestones: what was reached in learning, counted from what everybody may see. @public */
export const milestoneReadPermission = createPermission({
  name: 'reliability.milestone.read',
  attributes: read,
});

/** Every permission of the plugin. @public */
export const reliabilityPermissions = [
  incidentReadPermission,
  incidentCreatePermission,
  incidentUpdatePermission,
  deploymentReadPermission,
  deploymentCreatePermission,
  deploymentUpdatePermission,
  postmortemReadPermission,
  postmortemCreatePermission,
  postmortemUpdatePermission,
  actionItemReadPermission,
  actionItemCreatePermission,
  actionItemUpdatePermission,
  learningAnswerPermission,
  learningAdministerPermission,
  importPermission,
  intakeAdministerPermission,
  reportSendPermission,
  reportAdministerPermission,
  failureModeAdministerPermission,
  reviewReadPermission,
  reviewCreatePermission,
  reviewUpdatePermission,
  feedCreatePermission,
  feedAdministerPermission,
  charterAdministerPermission,
  gateOverridePermission,
  changeReadPermission,
  changeCreatePermission,
  changeUpdatePermission,
  milestoneReadPermission,
];
