import { z } from 'zod';
import { entityRef, namedEntity } from '../catalog';
import { instant, keyOf, line, linkUrl } from '../contract';
import { severity } from '../incidents';

/** How a deployment ended. One that succeeded and was taken back later goes on having succeeded. @public */
export const deploymentStatuses = ['success', 'failed', 'cancelled'] as const;
/** How a deployment ended. @public */
export const deploymentStatus = z.enum(deploymentStatuses);
/** How a deployment ended. @public */
export type DeploymentStatus = z.infer<typeof deploymentStatus>;

/** Where a deployment went unless it is said. @public */
export const DEFAULT_ENVIRONMENT = 'production';

/** What is said of a change failure: that it may be one, that it is, or that it is none. @public */
export const changeFailureStates = [
  'proposed',
  'confirmed',
  'withdrawn',
] as const;
/** What is said of a change failure. @public */
export const changeFailureState = z.enum(changeFailureStates);
/** What is said of a change failure. @public */
export type ChangeFailureState = z.infer<typeof changeFailureState>;

const fields = {
  /** What was deployed. */
  entity: entityRef,
  /** Where to: `production`, `staging`. */
  environment: line(100),
  status: deploymentStatus,
  /** Whether it was taken back later. */
  rolledBack: z.boolean(),
  started: instant.nullable(),
  finished: instant,
  /** What the release is called. */
  release: line(200).nullable(),
  url: linkUrl.nullable(),
};

/** Fields of a new deployment. @public */
export const deploymentInput = z
  .object({
    entity: fields.entity,
    environment: fields.environment.default(DEFAULT_ENVIRONMENT),
    status: fields.status.default('success'),
    rolledBack: fields.rolledBack.default(false),
    started: fields.started.default(null),
    finished: fields.finished,
    release: fields.release.default(null),
    url: fields.url.default(null),
  })
  .strict()
  .meta({ id: 'DeploymentInput' });
/** Fields of a new deployment. @public */
export type DeploymentInput = z.output<typeof deploymentInput>;

/** A change of a deployment; only what is named changes. @public */
export const deploymentPatch = z
  .object(fields)
  .partial()
  .strict()
  .meta({ id: 'DeploymentPatch' });
/** A change of a deployment. @public */
export type DeploymentPatch = z.output<typeof deploymentPatch>;

/** An incident that a deployment is said to have caused. @public */
export const failureOfDeployment = z.object({
  incident: z.object({
    key: z.string(),
    title: z.string(),
    severity: severity.nullable(),
  }),
  state: changeFailureState,
  /** Whether it may have caused it; one that began only after the incident cannot, and figures leave out that it did. */
  possible: z.boolean(),
  /** Reference of the person, or the name of the source. */
  by: z.string().nullable(),
  at: instant,
  /** Version of what is said of the incident's cause, for `If-Match`. */
  causeVersion: z.number().int(),
});
/** An incident that a deployment is said to have caused. @public */
export type FailureOfDeployment = z.infer<typeof failureOfDeployment>;

/** A deployment as lists have it. @public */
export const deploymentSummary = z
  .object({
    ...fields,
    key: keyOf('deployment'),
    version: z.number().int(),
    entity: namedEntity,
    /** Whether its environment counts as production. */
    production: z.boolean(),
    url: z.string().nullable(),
    source: z.object({ name: z.string(), externalId: z.string() }).nullable(),
    createdAt: instant,
    updatedAt: instant,
    createdBy: z.string().nullable(),
    /** Incidents that it caused, as somebody confirmed, of those that the reader may see; none that began before it did. */
    failures: z.array(z.object({ key: z.string(), title: z.string() })),
  })
  .meta({ id: 'DeploymentSummary' });
/** A deployment as lists have it. @public */
export type DeploymentSummary = z.infer<typeof deploymentSummary>;

/** A deployment as it is read. @public */
export const deployment = deploymentSummary
  .extend({
    /** Incidents that it is, or was, said to have caused, of those that the reader may see. */
    failures: z.array(failureOfDeployment),
    /** What the imported record said that has no place here, as it came; null without any. */
    extra: z.record(z.string(), z.unknown()).nullable(),
    /** Whether the reader may change it. */
    editable: z.boolean(),
  })
  .meta({ id: 'Deployment' });
/** A deployment as it is read. @public */
export type Deployment = z.infer<typeof deployment>;
