let last = 0;

/** A title that no other record has, so that a story finds its own among those of the demo. */
export function unique(title: string): string {
  last += 1;
  return `${title} ${Date.now().toString(36)}${last}`;
}
