import { parseEntityRef } from '@backstage/catalog-model';
import type { DeploymentBeside } from '@afterword/plugin-reliability-common';

/**
 * What a deployment is called: what was deployed, and which release of it.
 *
 * @param deployed - what the catalog calls what was deployed, where that is at hand
 */
export function deploymentName(
  {
    key,
    entity,
    release,
  }: Pick<DeploymentBeside, 'key' | 'entity' | 'release'>,
  deployed = deployedName(entity),
): string {
  return `${deployed} ${release ?? key}`;
}

/** What the entity that was deployed is called. */
export function deployedName({
  ref,
}: Pick<DeploymentBeside['entity'], 'ref'>): string {
  return parseEntityRef(ref).name;
}
