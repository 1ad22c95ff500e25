export interface Config {
  reliability?: {
    /** Where the pages of Afterword are in the portal, as links in notifications, feeds, search and templates lead to them; `/reliability` unless told. */
    path?: string;
  };
}
