import { lazy, Suspense, useId, useRef, useState } from 'react';
import type { PostmortemSectionId } from '@afterword/plugin-reliability-common';
import { Markdown } from '@afterword/plugin-reliability-react';
import { Button, ToggleButton } from '@backstage/ui';
import { useWords } from '../../words';
import { loadTextEditor } from './loadTextEditor';
import { PlainEditor } from './PlainEditor';
import type { SectionWriter, WriterState } from './SectionWriter';
import { SaveStateText } from './SaveStateText';
import styles from './SectionEditor.module.css';
import type { Caret, TextEditorProps } from './TextEditorProps';

const Editor = lazy(loadTextEditor);

/** ⌘S on Apple's keyboards, Ctrl-S elsewhere. */
function saveKeys(): string {
  return /Mac|iP(hone|ad|od)/.test(navigator.userAgent) ? '⌘S' : 'Ctrl-S';
}

/** One section while it is written: the editor, its preview, and how far it is saved. */
export function SectionEditor({
  section,
  writer,
  state,
  onLeave,
}: {
  readonly section: PostmortemSectionId;
  readonly writer: SectionWriter;
  readonly state: WriterState;
  readonly onLeave: () => void;
}) {
  const { t } = useWords();
  const [previews, setPreviews] = useState(false);
  const caret = useRef<Caret>();
  const hintId = useId();
  const name = t(`postmortems.section.name.${section}`);

  const leave = () => {
    // Nothing waits for this: what is not saved yet is kept, and says so.
    writer.save();
    onLeave();
  };

  const editing: TextEditorProps = {
    'aria-label': t('postmortems.section.editor', { name }),
    'aria-describedby': hintId,
    value: state.text,
    caret,
    onChange: text => writer.write(text),
    onSave: () => writer.save(),
    onLeave: leave,
  };

  return (
    <div className={styles.editor}>
      <p id={hintId} className={styles.prompt}>
        {t(`postmortems.section.prompt.${section}`)}
      </p>
      <div className={styles.field} hidden={previews}>
        <Suspense fallback={<PlainEditor {...editing} />}>
          <Editor {...editing} />
        </Suspense>
      </div>
      {previews && (
        <div className={styles.preview}>
          {state.text.trim() ? (
            <Markdown>{state.text}</Markdown>
          ) : (
            t('postmortems.section.previewEmpty')
          )}
        </div>
      )}
      <div className={styles.foot}>
        <Button variant="primary" onPress={leave}>
          {t('postmortems.section.done')}
        </Button>
        <ToggleButton isSelected={previews} onChange={setPreviews}>
          {t('postmortems.section.preview')}
        </ToggleButton>
        <SaveStateText state={state} />
        <span className={styles.hint}>
          {t('postmortems.section.hint', { keys: saveKeys() })}
        </span>
      </div>
    </div>
  );
}
