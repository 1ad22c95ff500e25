import type {
  ActionItemRecord,
  DocumentChanges,
  DocumentReading,
  exchangeContract,
  IncidentRecord,
  OperationResponse,
  PostmortemRecord,
} from '@afterword/plugin-reliability-common';

/** Where a document stands on its way to a draft. */
export type DocumentState =
  | 'waiting'
  | 'reading'
  | 'read'
  | 'failed'
  | 'storing'
  | 'stored'
  | 'refused';

/** What a document becomes, as a person corrected it. */
export interface DocumentDraft {
  readonly incident: IncidentRecord | null;
  readonly postmortem: PostmortemRecord;
  readonly actionItems: readonly DraftActionItem[];
}

/** An action item that can be left out. */
export interface DraftActionItem {
  readonly record: ActionItemRecord;
  readonly isIncluded: boolean;
}

/** Keys of what a document became. */
export type StoredDocument = NonNullable<
  OperationResponse<typeof exchangeContract.importDocument>['stored']
>;

/** A document on the import page. */
export interface ImportedDocument {
  /** File name; the identity under which the same document is recognised. */
  readonly name: string;
  /** What importing it under that name would change; nothing when it is new here. */
  readonly changes: DocumentChanges | undefined;
  /** The name under which it becomes a draft of its own, where a person asked for that. */
  readonly newName: string | undefined;
  readonly file: File;
  readonly content: string;
  readonly state: DocumentState;
  readonly reading: DocumentReading | undefined;
  readonly draft: DocumentDraft | undefined;
  /** Corrected by a person since it was read or stored. */
  readonly isCorrected: boolean;
  readonly stored: StoredDocument | undefined;
  /** Why it was not read, or not stored. */
  readonly problem: string;
}

/** A file that nobody has read yet. */
export function waitingDocument(file: File): ImportedDocument {
  return {
    name: file.name,
    changes: undefined,
    newName: undefined,
    file,
    content: '',
    state: 'waiting',
    reading: undefined,
    draft: undefined,
    isCorrected: false,
    stored: undefined,
    problem: '',
  };
}

/** What a document becomes before anybody corrected it. */
export function draftOf(reading: DocumentReading): DocumentDraft {
  return {
    incident: reading.incident,
    postmortem: reading.postmortem,
    actionItems: reading.actionItems.map(record => ({
      record,
      isIncluded: true,
    })),
  };
}

/** The records to store. */
export function recordsOf({
  incident,
  postmortem,
  actionItems,
}: DocumentDraft) {
  return {
    incident,
    postmortem,
    actionItems: actionItems
      .filter(({ isIncluded }) => isIncluded)
      .map(({ record }) => record),
  };
}

/** The draft with another title; incident and postmortem bear the same. */
export function withTitle(draft: DocumentDraft, title: string): DocumentDraft {
  return {
    ...draft,
    incident: draft.incident && { ...draft.incident, title },
    postmortem: { ...draft.postmortem, title },
  };
}

/** Whether importing it changes something that is there, and nobody has asked for a new draft instead. */
export function changesSomething({
  changes,
  newName,
}: ImportedDocument): boolean {
  return changes !== undefined && newName === undefined;
}

/**
 * Whether it can be imported together with others, unseen: only what is new here. What it became before may not be theirs to change any
 * more; whether that is to be there once more, under another name, they say for each.
 */
export function isReady(document: ImportedDocument): boolean {
  const { state, reading, changes, draft } = document;
  return (
    state === 'read' &&
    changes === undefined &&
    reading?.looksWrong.length === 0 &&
    draft !== undefined &&
    draft.postmortem.title.trim() !== ''
  );
}
