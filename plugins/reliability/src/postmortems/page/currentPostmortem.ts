import { Postmortem, postmortem } from '@afterword/plugin-reliability-common';
import { ReliabilityError } from '@afterword/plugin-reliability-react';

/** The postmortem as it is stored now, when a write was refused because it was based on an older one. */
export function currentPostmortem(error: unknown): Postmortem | undefined {
  if (!(error instanceof ReliabilityError) || !error.isStale) return undefined;
  const current = postmortem.safeParse(error.current);
  return current.success ? current.data : undefined;
}
