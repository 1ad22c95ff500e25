import { EditorView } from '@codemirror/view';
import { act, screen, waitFor } from '@testing-library/react';

// The test browser draws nothing, so it has nowhere to put a cursor.
Range.prototype.getClientRects = () =>
  Object.assign([], { item: () => null }) as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect();

/** The text of the full editor, once it has taken the place of the plain one. */
export function findMarkdownEditor(
  name: string | RegExp,
): Promise<HTMLElement> {
  return waitFor(() => {
    const textbox = screen.getByRole('textbox', { name });
    expect(EditorView.findFromDOM(textbox)).not.toBeNull();
    return textbox;
  });
}

/** Replaces what stands in the Markdown editor, as typing would; the next word comes after it. */
export function writeText(textbox: HTMLElement, text: string): void {
  const editor = editorOf(textbox);
  act(() =>
    editor.dispatch({
      changes: { from: 0, to: editor.state.doc.length, insert: text },
      selection: { anchor: text.length },
    }),
  );
}

/** What stands in the Markdown editor, line for line. */
export function textOf(textbox: HTMLElement): string {
  return editorOf(textbox).state.doc.toString();
}

/** Where the next word would go in the Markdown editor. */
export function caretOf(textbox: HTMLElement): {
  readonly anchor: number;
  readonly head: number;
} {
  const { anchor, head } = editorOf(textbox).state.selection.main;
  return { anchor, head };
}

function editorOf(textbox: HTMLElement): EditorView {
  const editor = EditorView.findFromDOM(textbox);
  if (!editor) throw new Error('This is not the text of the editor');
  return editor;
}
