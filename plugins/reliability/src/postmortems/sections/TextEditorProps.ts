import type { MutableRefObject } from 'react';

/** Where the writer is in a text: the selection, and whether the keys go there. */
export interface Caret {
  readonly anchor: number;
  readonly head: number;
  readonly hasFocus: boolean;
}

/** What an editor for a section's text is given. */
export interface TextEditorProps {
  readonly 'aria-label': string;
  readonly 'aria-describedby'?: string;
  readonly value: string;
  /**
   * What one editor leaves to the one that takes its place; whoever comes first takes the keys at the end of the text.
   */
  readonly caret: MutableRefObject<Caret | undefined>;
  readonly onChange: (text: string) => void;
  /** ⌘S or Ctrl-S. */
  readonly onSave: () => void;
  /** Esc. */
  readonly onLeave: () => void;
}
