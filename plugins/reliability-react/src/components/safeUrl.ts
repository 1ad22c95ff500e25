const ALLOWED = new Set(['http:', 'https:', 'mailto:']);

/**
 * The address itself when it leads to `http(s):` or `mailto:`, else nothing.
 * Relative ones lead nowhere either: the text may come from another tool, whose
 * pages are not ours.
 *
 * @public
 */
export function safeUrl(url: string): string | undefined {
  try {
    return ALLOWED.has(new URL(url).protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}
