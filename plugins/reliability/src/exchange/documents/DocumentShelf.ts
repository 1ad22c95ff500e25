import type { ImportedDocument } from './ImportedDocument';

type Documents = readonly ImportedDocument[];

/**
 * Where the documents of the import page lie. What a person corrected outlives the page: whatever leads away from it (a link, a key, the
 * browser's Back), it is there again when they come back, for as long as the tab is open; and the browser asks before it closes that.
 */
export class DocumentShelf {
  private documents: Documents = [];
  private readonly listeners = new Set<() => void>();

  readonly read = (): Documents => this.documents;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  readonly change = (next: (documents: Documents) => Documents): void => {
    this.documents = next(this.documents);
    if (this.documents.some(isUnfinished)) {
      window.addEventListener('beforeunload', askBeforeClosing);
    } else window.removeEventListener('beforeunload', askBeforeClosing);
    for (const listener of this.listeners) listener();
  };

  /** Takes away what is done, and what can be read again just as it was. */
  readonly tidy = (): void => {
    this.change(documents => documents.filter(isUnfinished));
  };
}

/** The shelf of this tab. */
export const documentShelf = new DocumentShelf();

function isUnfinished({ isCorrected, state }: ImportedDocument): boolean {
  return isCorrected && state !== 'stored';
}

function askBeforeClosing(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
