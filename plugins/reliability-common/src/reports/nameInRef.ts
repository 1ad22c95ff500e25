/** What an entity without a title is called. @internal */
export function nameInRef(ref: string): string {
  return ref.slice(ref.indexOf('/') + 1);
}
