import type { DeploymentBeside } from '@afterword/plugin-reliability-common';

/** What names a deployment. */
export type NamedDeployment = Pick<
  DeploymentBeside,
  'key' | 'entity' | 'release'
>;

/**
 * What a deployment is called: what was deployed, and which release of it.
 *
 * @param deployed - what the catalog calls what was deployed
 */
export function deploymentName(
  { key, release }: Pick<NamedDeployment, 'key' | 'release'>,
  deployed: string,
): string {
  return `${deployed} ${release ?? key}`;
}
