import { z } from 'zod';
import { scopeRef } from '../catalog';
import {
  historyEntry,
  instant,
  keyOf,
  listExport,
  operation,
  pageOf,
  pageQuery,
  queryFlag,
  queryList,
  words,
} from '../contract';
import {
  changeCause,
  changeCauseInput,
  changeFailureInput,
} from './causeModel';
import {
  deployment,
  deploymentInput,
  deploymentPatch,
  deploymentStatus,
  deploymentSummary,
} from './model';

const params = z.object({ key: keyOf('deployment') });
const incidentParams = z.object({ key: keyOf('incident') });

/** How a list of deployments can be sorted; `-` is descending. @public */
export const deploymentSorts = ['-finished', 'finished', '-updated'] as const;

const filters = {
  scope: scopeRef.optional(),
  environment: queryList(words(100)).optional(),
  status: queryList(deploymentStatus).optional(),
  /** Only those that caused an incident, as somebody confirmed, which the reader may see; or only the others. As in figures, no drill and no near miss is one, nor is an incident that began before the deployment. */
  failed: queryFlag.optional(),
  /** Finished at or after. */
  from: instant.optional(),
  /** Finished before. */
  to: instant.optional(),
  /** Words of what the release is called, or the key. */
  q: words(200).optional(),
  sort: z.enum(deploymentSorts).default('-finished'),
};

/** Filters of the list of deployments. @public */
export const deploymentListQuery = z
  .object({ ...pageQuery, ...filters })
  .strict();
/** Filters of the list of deployments. @public */
export type DeploymentListQuery = z.output<typeof deploymentListQuery>;

/** Saves a list of deployments whole. @public */
export const deploymentsExport = listExport({
  id: 'exportDeployments',
  path: '/deployments',
  each: 'each deployment',
  query: z.object(filters).strict(),
  line: deploymentSummary,
});

/** Operations on deployments, and on what they caused. @public */
export const deploymentsContract = {
  listDeployments: operation({
    id: 'listDeployments',
    method: 'get',
    path: '/deployments',
    summary: 'Deployments, with the incidents that they caused',
    query: deploymentListQuery,
    response: pageOf(deploymentSummary),
  }),
  exportDeploymentsCsv: deploymentsExport.csv,
  exportDeploymentsNdjson: deploymentsExport.ndjson,
  createDeployment: operation({
    id: 'createDeployment',
    method: 'post',
    path: '/deployments',
    summary: 'Tells of a deployment',
    body: deploymentInput,
    response: deployment,
    status: 201,
    idempotent: true,
  }),
  getDeployment: operation({
    id: 'getDeployment',
    method: 'get',
    path: '/deployments/{key}',
    summary: 'One deployment',
    params,
    response: deployment,
  }),
  updateDeployment: operation({
    id: 'updateDeployment',
    method: 'patch',
    path: '/deployments/{key}',
    summary: 'Corrects fields of a deployment',
    params,
    body: deploymentPatch,
    response: deployment,
    ifMatch: true,
  }),
  getDeploymentHistory: operation({
    id: 'getDeploymentHistory',
    method: 'get',
    path: '/deployments/{key}/history',
    summary: 'Every change of a deployment, latest first',
    params,
    query: z.object(pageQuery).strict(),
    response: pageOf(historyEntry),
  }),
  setChangeFailure: operation({
    id: 'setChangeFailure',
    method: 'put',
    path: '/deployments/{key}/failures/{incident}',
    summary:
      'Proposes, confirms or withdraws that a deployment caused an incident; If-Match is the version of the incident’s change cause',
    params: params.extend({ incident: keyOf('incident') }),
    body: changeFailureInput,
    response: changeCause,
    ifMatch: true,
  }),
  getChangeCause: operation({
    id: 'getChangeCause',
    method: 'get',
    path: '/incidents/{key}/change-cause',
    summary: 'Whether a change caused an incident, and what is proposed',
    params: incidentParams,
    response: changeCause,
  }),
  answerChangeCause: operation({
    id: 'answerChangeCause',
    method: 'put',
    path: '/incidents/{key}/change-cause',
    summary: 'Answers whether a change caused an incident',
    params: incidentParams,
    body: changeCauseInput,
    response: changeCause,
    ifMatch: true,
  }),
} as const;
