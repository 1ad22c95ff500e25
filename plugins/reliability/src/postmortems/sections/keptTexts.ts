import {
  PostmortemSectionId,
  postmortemSectionIds,
} from '@afterword/plugin-reliability-common';
import { keptInBrowser } from '../../editing/keptInBrowser';

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
 * Keeps unsaved text of one section in the browser.
 *
 * @param reader - the reader's entity ref
 * @param postmortem - its key
 */
export function keptTextsOf(
  reader: string,
  postmortem: string,
  section: PostmortemSectionId,
): KeptTexts {
  const name = `${postmortem}.${section}`;
  const draft = keptInBrowser('draft', reader, name);
  const aside = keptInBrowser('aside', reader, name);
  return {
    draft: () => {
      const kept = draft.read();
      return isDraft(kept) ? kept : undefined;
    },
    keepDraft: draft.write,
    dropDraft: draft.drop,
    aside: () => {
      const kept = aside.read();
      return Array.isArray(kept) ? kept.filter(isAside) : [];
    },
    keepAside: texts =>
      texts.length === 0
        ? aside.drop()
        : aside.write(texts.slice(0, MOST_ASIDE)),
    forget: () => {
      draft.drop();
      aside.drop();
    },
  };
}

/** Lets go what a browser keeps for all sections of a postmortem that is no more. */
export function forgetTextsOf(reader: string, postmortem: string): void {
  for (const section of postmortemSectionIds) {
    keptTextsOf(reader, postmortem, section).forget();
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
