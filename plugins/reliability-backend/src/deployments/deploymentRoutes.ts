import {
  DeploymentListQuery,
  deploymentsContract,
  DeploymentSummary,
} from '@afterword/plugin-reliability-common';
import { Handlers } from '../platform/http/ContractRouter';
import { CsvColumns } from '../platform/http/csv';
import { exportHandlers, Whole } from '../platform/http/exports';
import { RequestContext } from '../platform/http/RequestContext';
import { allPages } from '../platform/http/streaming';
import { ChangeCauseAnswering } from './ChangeCauseAnswering';
import { ChangeCauseReading } from './ChangeCauseReading';
import { DeploymentEditing } from './DeploymentEditing';
import { DeploymentReading } from './DeploymentReading';

const csvColumns: CsvColumns<DeploymentSummary> = {
  key: deployment => deployment.key,
  entity: deployment => deployment.entity.ref,
  environment: deployment => deployment.environment,
  production: deployment => (deployment.production ? 'yes' : 'no'),
  status: deployment => deployment.status,
  rolledBack: deployment => (deployment.rolledBack ? 'yes' : 'no'),
  started: deployment => deployment.started,
  finished: deployment => deployment.finished,
  release: deployment => deployment.release,
  failures: deployment =>
    deployment.failures.map(({ key }) => key).join(' ') || null,
  url: deployment => deployment.url,
};

/** HTTP → service, an operation a line or two. */
export function deploymentRoutes(services: {
  readonly reading: DeploymentReading;
  readonly editing: DeploymentEditing;
  readonly causes: ChangeCauseReading;
  readonly answering: ChangeCauseAnswering;
}): Handlers<typeof deploymentsContract> {
  const { reading, editing, causes, answering } = services;
  const whole = exportHandlers(
    'deployments',
    csvColumns,
    (context: RequestContext, query: Whole<DeploymentListQuery>) =>
      allPages(cursor =>
        reading.list(context, { ...query, limit: 200, cursor }),
      ),
  );
  return {
    listDeployments: ({ context, query }) => reading.list(context, query),
    exportDeploymentsCsv: whole.csv,
    exportDeploymentsNdjson: whole.ndjson,
    createDeployment: ({ context, body }) => editing.create(context, body),
    getDeployment: ({ context, params }) => reading.get(context, params.key),
    updateDeployment: ({ context, params, body }) =>
      editing.update(context, params.key, body),
    getDeploymentHistory: ({ context, params, query }) =>
      reading.history(context, params.key, query),
    setChangeFailure: ({ context, params, body }) =>
      answering.say(context, params.incident, params.key, body.state),
    getChangeCause: ({ context, params }) => causes.get(context, params.key),
    answerChangeCause: ({ context, params, body }) =>
      answering.answer(context, params.key, body),
  };
}
