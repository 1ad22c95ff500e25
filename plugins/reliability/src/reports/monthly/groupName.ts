/** How a group is called among others: by its name, and its namespace where another has the same. */
export function groupName(ref: string, among: readonly string[]): string {
  const name = nameIn(ref);
  return among.some(other => other !== ref && nameIn(other) === name)
    ? ref.slice(ref.indexOf(':') + 1)
    : name;
}

function nameIn(ref: string): string {
  return ref.slice(ref.indexOf('/') + 1);
}
