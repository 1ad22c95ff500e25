import {
  PostmortemSectionId,
  postmortemSectionIds,
} from '@afterword/plugin-reliability-common';

/** A text as it was when somebody began to change it. */
export interface BaseText {
  readonly text: string;
  readonly version: number;
}

/** Text that is not saved yet, and what it was written on. */
export interface KeptDraft {
  readonly text: string;
  readonly base: BaseText;
  /** ISO 8601. */
  readonly at: string;
}

/** A version of the writer's own that something else took the place of. */
export interface KeptAside {
  readonly text: string;
  /** ISO 8601. */
  readonly at: string;
}

/** What a browser keeps for one section until the server has it. */
export interface KeptTexts {
  draft(): KeptDraft | undefined;
  keepDraft(draft: KeptDraft): void;
  dropDraft(): void;
  aside(): readonly KeptAside[];
  keepAside(aside: readonly KeptAside[]): void;
  /** Lets both go: there is nothing left that they could come to. */
  forget(): void;
}

const MOST_ASIDE = 5;

/**
 * Keeps unsaved text in the browser's storage: it survives a reload, a crash of the tab and an expired session. The reader is
 * part of the name, since several people may use one browser and a draft is confidential.
 *
 * @param reader - the reader's entity ref
 * @param postmortem - its key
 */
export function keptTextsOf(
  reader: string,
  postmortem: string,
  section: PostmortemSectionId,
  storage: Storage = window.localStorage,
): KeptTexts {
  const name = (what: string) =>
    `afterword.${what}.${reader}.${postmortem}.${section}`;
  return {
    draft: () => {
      const kept = read(storage, name('draft'));
      return isDraft(kept) ? kept : undefined;
    },
    keepDraft: draft => write(storage, name('draft'), draft),
    dropDraft: () => drop(storage, name('draft')),
    aside: () => {
      const kept = read(storage, name('aside'));
      return Array.isArray(kept) ? kept.filter(isAside) : [];
    },
    keepAside: aside =>
      aside.length === 0
        ? drop(storage, name('aside'))
        : write(storage, name('aside'), aside.slice(0, MOST_ASIDE)),
    forget: () => {
      drop(storage, name('draft'));
      drop(storage, name('aside'));
    },
  };
}

/** Lets go what a browser keeps for all sections of a postmortem that is no more. */
export function forgetTextsOf(reader: string, postmortem: string): void {
  for (const section of postmortemSectionIds) {
    keptTextsOf(reader, postmortem, section).forget();
  }
}

function read(storage: Storage, name: string): unknown {
  try {
    return JSON.parse(storage.getItem(name) ?? 'null');
  } catch {
    return undefined;
  }
}

// A browser may forbid storage, or have none left: the text on the page is still there, and is still sent.
function write(storage: Storage, name: string, value: unknown): void {
  try {
    storage.setItem(name, JSON.stringify(value));
  } catch {
    drop(storage, name);
  }
}

function drop(storage: Storage, name: string): void {
  try {
    storage.removeItem(name);
  } catch {
    // Nothing was kept, so there is nothing to take away.
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isAside(value: unknown): value is KeptAside {
  return (
    isRecord(value) &&
    typeof value.text === 'string' &&
    typeof value.at === 'string'
  );
}

function isDraft(value: unknown): value is KeptDraft {
  return (
    isAside(value) &&
    isRecord(value) &&
    isRecord(value.base) &&
    typeof value.base.text === 'string' &&
    typeof value.base.version === 'number'
  );
}
