/** Where pages of the portal are. */
export interface Portal {
  /** The address of one of the plugin's pages: `reviews/RR-3`. */
  pageOf(path: string): string;
  /** The host of the portal, which makes its keys those of no other. */
  readonly host: string;
}

/** The pages of a portal, by its address and their path in it. */
export function portalPages(baseUrl: string, path: string): Portal {
  const { href, host } = new URL(baseUrl);
  const pages = `${href.replace(/\/$/, '')}${path}`;
  return { host, pageOf: page => `${pages}/${page}` };
}
