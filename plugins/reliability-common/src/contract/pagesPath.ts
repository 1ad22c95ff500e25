/** The setting that says where the pages are. @public */
export const PAGES_PATH = 'reliability.path';

/**
 * Where the pages of Afterword are in the portal, without a slash at the end: for links in notifications, feeds, search and templates.
 *
 * @param config - the portal's configuration, which {@link PAGES_PATH} is read from; `/reliability` unless told
 * @throws Error when the path does not begin with a slash
 * @public
 */
export function pagesPath(config: {
  getOptionalString(key: string): string | undefined;
}): string {
  const path = config.getOptionalString(PAGES_PATH) ?? '/reliability';
  if (!path.startsWith('/')) {
    throw new Error(`${PAGES_PATH} must begin with a slash, and is ${path}`);
  }
  return path.replace(/\/+$/, '');
}
