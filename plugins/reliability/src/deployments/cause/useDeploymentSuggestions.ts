import {
  DeploymentBeside,
  deploymentsContract,
  Incident,
  keyOf,
} from '@afterword/plugin-reliability-common';
import {
  useMomentText,
  useReliabilityQueries,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import type { Suggestion } from '../../fields/SuggestionField';
import { useEntityTitles } from '../../listing/useEntityTitles';
import { deploymentName } from '../deploymentName';

const MOST = 20;
/** Affected entities whose deployments are offered. */
const MOST_ENTITIES = 5;
const deploymentKey = keyOf('deployment');

/** A deployment to choose; its id is its key. */
export interface DeploymentSuggestion extends Suggestion {
  readonly name: string;
}

/**
 * Deployments with a key or with words in what the release is called, latest first; without words those of the affected entities
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
    { query: { limit: MOST, q: words } },
    { enabled: Boolean(words) && key === undefined, keepPrevious: true },
  );
  const near = useReliabilityQueries(
    deploymentsContract.listDeployments,
    words === '' ? queriesNear(incident) : [],
  );
  const found = (): readonly (DeploymentBeside | undefined)[] => {
    if (key !== undefined) return [byKey.data];
    if (words) return byWords.data?.items ?? [];
    return near
      .flatMap(page => page?.items ?? [])
      .sort((a, b) => b.finished.localeCompare(a.finished))
      .slice(0, MOST);
  };
  const offered = found().flatMap(deployment =>
    deployment && !taken.includes(deployment.key) ? [deployment] : [],
  );
  const refs = offered.map(({ entity }) => entity.ref);
  const titles = useEntityTitles([...new Set(refs)]);
  return {
    suggestions: offered.flatMap(deployment => {
      const title = titles.get(deployment.entity.ref);
      if (title === undefined) return [];
      const name = deploymentName(deployment, title);
      const { finished, environment } = deployment;
      return {
        id: deployment.key,
        name,
        label: `${deployment.key} ${name}`,
        description: `${sayMoment(finished)} · ${environment}`,
      };
    }),
    isLoading:
      byKey.isFetching ||
      byWords.isFetching ||
      near.some(page => page === undefined) ||
      refs.some(ref => !titles.has(ref)),
  };
}

/** One list for each affected entity, where it began first; entities without deployments have none. */
function queriesNear({
  times,
  entities,
}: Pick<Incident, 'times' | 'entities'>) {
  const { impactStarted, detected, declared } = times;
  const began = impactStarted ?? detected ?? declared;
  const refs = [
    ...entities.filter(({ role }) => role === 'origin'),
    ...entities,
  ].map(({ ref }) => ref);
  return [...new Set(refs)].slice(0, MOST_ENTITIES).map(scope => ({
    query: { limit: MOST, scope, ...(began && { to: began.at }) },
  }));
}
