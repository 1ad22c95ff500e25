import type { ComponentType } from 'react';
import { PlainEditor } from './PlainEditor';
import type { TextEditorProps } from './TextEditorProps';

/** Fetches the full editor; a lost chunk must not stand in anybody's way. */
export function loadTextEditor(): Promise<{
  readonly default: ComponentType<TextEditorProps>;
}> {
  return import('./MarkdownEditor').then(
    module => ({ default: module.MarkdownEditor }),
    () => ({ default: PlainEditor }),
  );
}
