/** Kinds of entities that are asked: whoever answers for an API answers for what provides it. @public */
export const askedKinds: ReadonlySet<string> = new Set([
  'component',
  'resource',
]);

/** Whether an entity is of a kind that is asked. */
export function isOfAskedKind(ref: string): boolean {
  return askedKinds.has(ref.slice(0, ref.indexOf(':')));
}
