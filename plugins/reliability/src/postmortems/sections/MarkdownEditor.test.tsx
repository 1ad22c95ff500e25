import { EditorView } from '@codemirror/view';
import { useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { MarkdownEditor } from './MarkdownEditor';
import type { Caret } from './TextEditorProps';

function Section({
  onWritten,
}: {
  readonly onWritten: (text: string) => void;
}) {
  const [value, setValue] = useState('The last item');
  const caret = useRef<Caret>();
  return (
    <MarkdownEditor
      aria-label="Text"
      aria-describedby="hint"
      value={value}
      caret={caret}
      onChange={text => {
        setValue(text);
        onWritten(text);
      }}
      onSave={() => {}}
      onLeave={() => {}}
    />
  );
}

const ACTING = 'IS_REACT_ACT_ENVIRONMENT';

/** As in a browser: React does not wait for what is to be done after painting, which acting in tests does. */
function asInABrowser() {
  const before = Reflect.get(globalThis, ACTING);
  Reflect.set(globalThis, ACTING, false);
  return () => Reflect.set(globalThis, ACTING, before);
}

describe('The editor of a text', () => {
  it('keeps what is typed in the moment in which it takes the place of a plain field', async () => {
    const asBefore = asInABrowser();
    const place = document.body.appendChild(document.createElement('div'));
    const root = createRoot(place);
    const written: string[] = [];
    const typed = new Promise<EditorView>(resolve => {
      const observer = new MutationObserver(() => {
        const content = place.querySelector<HTMLElement>('.cm-content');
        const view = content && EditorView.findFromDOM(content);
        if (!view) return;
        observer.disconnect();
        view.dispatch({
          changes: { from: view.state.doc.length, insert: ' ' },
        });
        resolve(view);
      });
      observer.observe(place, { childList: true, subtree: true });
    });
    root.render(<Section onWritten={text => written.push(text)} />);
    const view = await typed;
    await new Promise(resolve => {
      setTimeout(resolve, 100);
    });
    expect(view.state.doc.toString()).toBe('The last item ');
    expect(written).toEqual(['The last item ']);
    root.unmount();
    place.remove();
    asBefore();
  });
});
