import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { deploymentName, NamedDeployment } from './deploymentName';

/** What a deployment is called, with the title of what was deployed. */
export function useDeploymentName(deployment: NamedDeployment): string {
  const { primaryTitle } = useEntityPresentation(deployment.entity.ref);
  return deploymentName(deployment, primaryTitle);
}
