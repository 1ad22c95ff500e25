import { NotAllowedError } from '@backstage/errors';

/** For what stands beside something, whatever a policy leaves of it: where that is nothing, nobody asks for it. */
export function orNobody(error: unknown): undefined {
  if (error instanceof NotAllowedError) return undefined;
  throw error;
}
