import {
  DeploymentBeside,
  deploymentsContract,
  Incident,
  keyOf,
} from '@afterword/plugin-reliability-common';
import {
  useMomentText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import type { Suggestion } from '../../fields/SuggestionField';
import { deploymentName } from '../deploymentName';

const MOST = 20;
const deploymentKey = keyOf('deployment');

/** A deployment to choose; its id is its key. */
export interface DeploymentSuggestion extends Suggestion {
  readonly name: string;
}

/**
 * Deployments with a key or with words in what the release is called, latest first; without words those of the first affected entity
 * before the incident.
 *
 * @param words - undefined until somebody asks
 */
export function useDeploymentSuggestions(
  words: string | undefined,
  {
    incident,
    taken,
  }: {
    readonly incident: Pick<Incident, 'times' | 'entities'>;
    /** Keys that are not offered. */
    readonly taken: readonly string[];
  },
): {
  readonly suggestions: readonly DeploymentSuggestion[];
  readonly isLoading: boolean;
} {
  const sayMoment = useMomentText();
  const key = deploymentKey.safeParse(words).data;
  const byKey = useReliabilityQuery(
    deploymentsContract.getDeployment,
    { params: { key: key ?? '' } },
    { enabled: key !== undefined },
  );
  const byWords = useReliabilityQuery(
    deploymentsContract.listDeployments,
    { query: { limit: MOST, ...(words ? { q: words } : near(incident)) } },
    { enabled: words !== undefined && key === undefined, keepPrevious: true },
  );
  const found: readonly (DeploymentBeside | undefined)[] =
    key === undefined ? byWords.data?.items ?? [] : [byKey.data];
  return {
    suggestions: found.flatMap(deployment => {
      if (!deployment || taken.includes(deployment.key)) return [];
      const name = deploymentName(deployment);
      const { finished, environment } = deployment;
      return {
        id: deployment.key,
        name,
        label: `${deployment.key} ${name}`,
        description: `${sayMoment(finished)} · ${environment}`,
      };
    }),
    isLoading: byKey.isFetching || byWords.isFetching,
  };
}

function near({ times, entities }: Pick<Incident, 'times' | 'entities'>) {
  const { impactStarted, detected, declared } = times;
  const began = impactStarted ?? detected ?? declared;
  const [first] = entities;
  return {
    ...(first && { scope: first.ref }),
    ...(began && { to: began.at }),
  };
}
