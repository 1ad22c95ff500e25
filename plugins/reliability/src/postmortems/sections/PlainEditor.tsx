import { KeyboardEvent, useLayoutEffect, useRef } from 'react';
import styles from './PlainEditor.module.css';
import type { TextEditorProps } from './TextEditorProps';

/** Writes the same text while the full editor is on its way, and where it could not be loaded. */
export function PlainEditor({
  value,
  caret,
  onChange,
  onSave,
  onLeave,
  ...labels
}: TextEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);

  // Before anything is painted: no key may fall between two editors.
  useLayoutEffect(() => {
    const field = area.current;
    if (!field) return undefined;
    const end = field.value.length;
    const { anchor, head, hasFocus } = caret.current ?? {
      anchor: end,
      head: end,
      hasFocus: true,
    };
    field.setSelectionRange(
      Math.min(anchor, head),
      Math.max(anchor, head),
      head < anchor ? 'backward' : 'forward',
    );
    if (hasFocus) field.focus();
    return () => {
      const { selectionStart, selectionEnd, selectionDirection } = field;
      const isBackward = selectionDirection === 'backward';
      caret.current = {
        anchor: isBackward ? selectionEnd : selectionStart,
        head: isBackward ? selectionStart : selectionEnd,
        hasFocus: document.activeElement === field,
      };
    };
  }, [caret]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onLeave();
    if ((event.metaKey || event.ctrlKey) && event.key === 's') {
      event.preventDefault();
      onSave();
    }
  };

  return (
    <textarea
      {...labels}
      ref={area}
      className={styles.area}
      value={value}
      onChange={event => onChange(event.target.value)}
      onKeyDown={onKeyDown}
    />
  );
}
