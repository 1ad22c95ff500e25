/** Source of what came of documents that name none of their own; before a colon, of those that do. */
const DOCUMENT = 'document';

/** Longest name, in characters, of the source that a document comes from: it is kept behind `document:`. @internal */
export const MAX_DOCUMENT_SOURCE = 100 - `${DOCUMENT}:`.length;

/** Most action items of one document; those after them are left in its text. @public */
export const MAX_DOCUMENT_ACTIONS = 1_000;

/**
 * The source that things of a document are stored with. Nothing else can have it: whoever imports a document finds there only what
 * a document was before.
 *
 * @param from - where the document comes from; `document` for one that does not say
 * @public
 */
export function documentSource(from: string): string {
  return from === DOCUMENT ? DOCUMENT : `${DOCUMENT}:${from}`;
}

/** Whether a source is that of documents, which no record and no producer may bear. @public */
export function isDocumentSource(source: string): boolean {
  return source === DOCUMENT || source.startsWith(`${DOCUMENT}:`);
}
