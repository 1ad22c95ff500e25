import { isLinkUrl } from '@afterword/plugin-reliability-common';

/**
 * The address itself when it leads to `http(s):` or `mailto:`, else nothing.
 * Relative ones lead nowhere either: the text may come from another tool, whose
 * pages are not ours.
 *
 * @public
 */
export function safeUrl(url: string): string | undefined {
  return isLinkUrl(url) ? url : undefined;
}
