import { z } from 'zod';
import { entityRef } from '../catalog';
import { instant, line, linkUrl } from '../contract';
import { changeFailureState, deploymentStatus } from '../deployments';
import { sourceKey } from './sourceKey';

/**
 * A deployment on a line of NDJSON. Without an environment it went to production, and without a status it succeeded: that is what a
 * pipeline tells of that says no more.
 *
 * @public
 */
export const deploymentRecord = z
  .looseObject({
    type: z.literal('deployment'),
    ...sourceKey.shape,
    entity: entityRef,
    environment: line(100).nullish(),
    started: instant.nullish(),
    finished: instant,
    status: deploymentStatus.nullish(),
    rolledBack: z.boolean().nullish(),
    /** What the release is called. */
    version: line(200).nullish(),
    url: linkUrl.nullish(),
  })
  .meta({ id: 'DeploymentRecord' });
/** A deployment on a line of NDJSON. @public */
export type DeploymentRecord = z.output<typeof deploymentRecord>;

/** A source's word on whether a deployment caused an incident, on a line of NDJSON. @public */
export const changeFailureRecord = z
  .looseObject({
    type: z.literal('changeFailure'),
    ...sourceKey.shape,
    deployment: sourceKey,
    incident: sourceKey,
    state: changeFailureState,
  })
  .meta({ id: 'ChangeFailureRecord' });
/** A source's word on whether a deployment caused an incident. @public */
export type ChangeFailureRecord = z.output<typeof changeFailureRecord>;
