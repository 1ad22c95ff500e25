/** About how wide small words are, in pixels: enough to find room for them, where nothing is laid out too. */
export function widthOf(words: string): number {
  return words.length * 7;
}
