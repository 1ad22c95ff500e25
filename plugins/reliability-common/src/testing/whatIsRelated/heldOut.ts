/**
 * Whether what has an id is held out: half of all, decided by the id alone (FNV-1a) before anything was written that finds related things.
 * Weights may be chosen by looking at the others.
 */
export function isHeldOut(id: string): boolean {
  let hash = 0x811c9dc5;
  for (const letter of id) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  }
  // The last bit hangs on the parity of letters alone.
  return ((hash >>> 16) & 1) === 1;
}
