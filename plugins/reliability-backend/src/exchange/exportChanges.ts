import {
  deploymentListQuery,
  SourceKey,
  toKey,
} from '@afterword/plugin-reliability-common';
import { Deployments, WholeDeployment } from '../deployments';
import { RequestContext } from '../platform/http/RequestContext';
import { allPages } from '../platform/http/streaming';
import { exportedName } from './exportedName';

type Named = (
  kind: 'incident',
  keys: readonly string[],
) => Promise<(key: string) => SourceKey>;

/** Deployments with what is said of the incidents that they caused; each deployment before the words on it. */
export async function* exportChanges(
  slices: {
    readonly deployments: Deployments;
    readonly identities: Named;
    /** What was written here, and what people said here, is exported under our own name. */
    readonly ownSource: string;
  },
  context: RequestContext,
  {
    scope,
    wanted,
  }: {
    readonly scope: string | undefined;
    readonly wanted: Readonly<Record<'deployment' | 'changeFailure', boolean>>;
  },
): AsyncGenerator<object> {
  const { deployments, identities, ownSource } = slices;
  for await (const page of allPages(cursor =>
    deployments.reading.listWhole(
      context,
      deploymentListQuery.parse({
        scope,
        limit: 200,
        cursor,
        sort: 'finished',
      }),
    ),
  )) {
    const incidentOf = await identities(
      'incident',
      page.flatMap(({ words }) =>
        words.map(({ incidentId }) => toKey('incident', incidentId)),
      ),
    );
    for (const deployment of page) {
      if (wanted.deployment) yield deploymentLine(deployment, ownSource);
      if (wanted.changeFailure) {
        yield* failureLines(deployment, incidentOf, ownSource);
      }
    }
  }
}

function deploymentLine(deployment: WholeDeployment, ownSource: string) {
  return {
    ...deployment.extra,
    type: 'deployment',
    ...exportedName(deployment, ownSource),
    entity: deployment.entity.ref,
    environment: deployment.environment,
    started: deployment.started,
    finished: deployment.finished,
    status: deployment.status,
    rolledBack: deployment.rolledBack,
    version: deployment.release,
    url: deployment.url,
  };
}

function failureLines(
  deployment: WholeDeployment,
  incidentOf: (key: string) => SourceKey,
  ownSource: string,
) {
  return deployment.words.map(
    ({ incidentId, state, source, externalId, extra }) => {
      const incident = toKey('incident', incidentId);
      return {
        ...extra,
        type: 'changeFailure',
        ...(source === null || externalId === null
          ? {
              source: ownSource,
              externalId: `${deployment.key}/${incident}`,
            }
          : { source, externalId }),
        deployment: exportedName(deployment, ownSource),
        incident: incidentOf(incident),
        state,
      };
    },
  );
}
