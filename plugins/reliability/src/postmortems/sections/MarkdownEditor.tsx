import { useLayoutEffect, useRef } from 'react';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import {
  deleteMarkupBackward,
  insertNewlineContinueMarkupCommand,
  markdown,
  markdownLanguage,
} from '@codemirror/lang-markdown';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Text } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { TextEditorProps } from './TextEditorProps';

// Both schemes come with the tokens; shape and weight say more than hue.
const LOOK = EditorView.theme({
  '&': { color: 'var(--bui-fg-primary)', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--bui-font-regular)',
    fontSize: '0.9375rem',
    lineHeight: '1.6',
  },
  '.cm-content': {
    minHeight: 'var(--aw-editor-height)',
    padding: 'var(--bui-space-3) 0',
    caretColor: 'var(--bui-fg-primary)',
  },
  '.cm-line': { padding: '0 var(--bui-space-4)' },
});

const WORDS = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.heading, fontWeight: 'var(--bui-font-weight-bold)' },
    { tag: tags.strong, fontWeight: 'var(--bui-font-weight-bold)' },
    { tag: tags.emphasis, fontStyle: 'italic' },
    { tag: tags.strikethrough, textDecoration: 'line-through' },
    { tag: [tags.link, tags.url], color: 'var(--aw-accent)' },
    { tag: tags.monospace, fontFamily: 'var(--bui-font-monospace)' },
    {
      tag: [tags.processingInstruction, tags.quote],
      color: 'var(--aw-fg-2)',
    },
  ]),
);

// Enter in an empty item leaves the list, as it does everywhere else, also in the second item.
const CONTINUE_OR_LEAVE = insertNewlineContinueMarkupCommand({
  nonTightLists: false,
});

/** Writes Markdown, with lists that go on by themselves and marks that step back. */
export function MarkdownEditor({
  value,
  caret,
  onChange,
  onSave,
  onLeave,
  ...labels
}: TextEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  // The editor lives longer than a render; it calls what is current.
  const calls = useRef({ onChange, onSave, onLeave });
  calls.current = { onChange, onSave, onLeave };
  const first = useRef({ value, labels });

  // Before anything is painted: no key may fall between two editors.
  useLayoutEffect(() => {
    if (!place.current) return undefined;
    const { value: text, labels: named } = first.current;
    const doc = Text.of(text.split(/\r\n?|\n/));
    const { anchor, head, hasFocus } = caret.current ?? {
      anchor: doc.length,
      head: doc.length,
      hasFocus: true,
    };
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc,
        selection: {
          anchor: Math.min(anchor, doc.length),
          head: Math.min(head, doc.length),
        },
        extensions: [
          history(),
          markdown({ base: markdownLanguage, addKeymap: false }),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ spellcheck: 'true', ...named }),
          LOOK,
          WORDS,
          keymap.of([
            {
              key: 'Mod-s',
              preventDefault: true,
              run: () => {
                calls.current.onSave();
                return true;
              },
            },
            {
              key: 'Escape',
              run: () => {
                calls.current.onLeave();
                return true;
              },
            },
            { key: 'Enter', run: CONTINUE_OR_LEAVE },
            { key: 'Backspace', run: deleteMarkupBackward },
            // Tab stays the browser's: the keyboard must be able to leave.
            ...defaultKeymap,
            ...historyKeymap,
          ]),
          EditorView.updateListener.of(update => {
            if (update.docChanged) {
              calls.current.onChange(update.state.doc.toString());
            }
          }),
        ],
      }),
    });
    view.current = editor;
    if (hasFocus) editor.focus();
    return () => editor.destroy();
  }, [caret]);

  // Not after painting: what was typed meanwhile would be taken for what differs, and taken back.
  useLayoutEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({
      changes: { from: 0, to: editor.state.doc.length, insert: value },
    });
  }, [value]);

  return <div ref={place} />;
}
