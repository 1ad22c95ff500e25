import type { BasicPermission } from '@backstage/plugin-permission-common';
import { usePermission } from '@backstage/plugin-permission-react';

/**
 * Whether the reader may do what a permission is about, so that nothing is offered that the policy refuses. It is offered until the policy
 * has answered, and where it cannot be asked: the server has the last word.
 */
export function useMay(permission: BasicPermission): boolean {
  const { loading, allowed, error } = usePermission({ permission });
  return loading || allowed || error !== undefined;
}
