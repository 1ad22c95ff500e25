/** What an editor for a section's text is given. */
export interface TextEditorProps {
  readonly 'aria-label': string;
  readonly 'aria-describedby'?: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** ⌘S or Ctrl-S. */
  readonly onSave: () => void;
  /** Esc. */
  readonly onLeave: () => void;
}
