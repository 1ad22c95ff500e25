import type { Operation } from '@afterword/plugin-reliability-common';

/**
 * The parts of a body that its contract does not take, by their paths: `title`,
 * `times.impactStarted`.
 */
export function refusedParts(
  operation: Pick<Operation, 'body'>,
  body: unknown,
): readonly string[] {
  const { error } = operation.body.safeParse(body);
  return (error?.issues ?? []).map(({ path }) => path.join('.'));
}
