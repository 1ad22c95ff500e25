import { KeyboardEvent, useEffect, useRef } from 'react';
import styles from './PlainEditor.module.css';
import type { TextEditorProps } from './TextEditorProps';

/** Writes the same text where the full editor could not be loaded: a lost chunk must not stand in anybody's way. */
export function PlainEditor({
  value,
  onChange,
  onSave,
  onLeave,
  ...labels
}: TextEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.focus(), []);

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
