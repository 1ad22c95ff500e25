import { parseEntityRef } from '@backstage/catalog-model';
import type { DeploymentBeside } from '@afterword/plugin-reliability-common';

/** What a deployment is called: what was deployed, and which release of it. */
export function deploymentName({
  key,
  entity,
  release,
}: Pick<DeploymentBeside, 'key' | 'entity' | 'release'>): string {
  return `${deployedName(entity)} ${release ?? key}`;
}

/** What the entity that was deployed is called. */
export function deployedName({
  ref,
}: Pick<DeploymentBeside['entity'], 'ref'>): string {
  return parseEntityRef(ref).name;
}
