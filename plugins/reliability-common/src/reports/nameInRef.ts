/** What an entity without a title is called. */
export function nameInRef(ref: string): string {
  return ref.slice(ref.indexOf('/') + 1);
}
