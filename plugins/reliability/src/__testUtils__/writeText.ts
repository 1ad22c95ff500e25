import { EditorView } from '@codemirror/view';
import { act } from '@testing-library/react';

// The test browser draws nothing, so it has nowhere to put a cursor.
Range.prototype.getClientRects = () =>
  Object.assign([], { item: () => null }) as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect();

/** Replaces what stands in the Markdown editor, as typing would. */
export function writeText(textbox: HTMLElement, text: string): void {
  const editor = EditorView.findFromDOM(textbox);
  if (!editor) throw new Error('This is not the text of the editor');
  act(() =>
    editor.dispatch({
      changes: { from: 0, to: editor.state.doc.length, insert: text },
    }),
  );
}
