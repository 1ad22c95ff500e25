/** What asks for one thing beside another narrows the list by, and no request does. */
export interface ListedBeside {
  /** In any of these scopes. */
  readonly scopes?: readonly string[];
  /** Those with these ids, as far as the reader may see them. */
  readonly ids?: readonly number[];
}
