import { useEffect, useRef, useState } from 'react';
import type { PostmortemSectionId } from '@afterword/plugin-reliability-common';
import { Markdown } from '@afterword/plugin-reliability-react';
import { Button } from '@backstage/ui';
import { useWords } from '../../words';
import { anchorId } from '../page/jumpTo';
import { LineIcon } from '../../icons/LineIcon';
import { usePostmortem } from '../page/PostmortemContext';
import { SectionAside } from './SectionAside';
import styles from './SectionBlock.module.css';
import { SectionConflict } from './SectionConflict';
import { SectionEditor } from './SectionEditor';
import { UnsavedNotice } from './UnsavedNotice';
import { useWriterState } from './useSectionWriters';

/**
 * One section of the document: read as prose, written on its own, without regard to what happens in the others.
 *
 * @param props.headed - has a heading of its own below the question that it answers
 */
export function SectionBlock({
  section,
  headed = false,
}: {
  readonly section: PostmortemSectionId;
  readonly headed?: boolean;
}) {
  const { t } = useWords();
  const { postmortem, writers, notify } = usePostmortem();
  const writer = writers.of(section);
  const state = useWriterState(writers, section);
  const [isWriting, setWriting] = useState(false);
  const [comesBack, setComesBack] = useState(false);
  const writeButton = useRef<HTMLButtonElement>(null);
  const name = t(`postmortems.section.name.${section}`);
  const isEmpty = state.text.trim() === '';
  const { editable } = postmortem;

  useEffect(() => {
    if (isWriting || !comesBack) return undefined;
    const frame = requestAnimationFrame(() => {
      setComesBack(false);
      writeButton.current?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [isWriting, comesBack]);

  const leave = () => {
    setWriting(false);
    setComesBack(true);
  };
  const discard = () => {
    const dropped = state.text;
    writer.discard();
    notify({
      text: t('postmortems.section.discarded', { name }),
      undo: async () => writer.write(dropped),
      takesFocus: true,
    });
  };

  const body = () => {
    if (state.phase === 'conflict' && state.theirs) {
      return (
        <SectionConflict
          section={section}
          mine={state.text}
          theirs={state.theirs}
          writer={writer}
          onEdit={() => setWriting(true)}
        />
      );
    }
    if (isWriting && editable) {
      return (
        <SectionEditor
          section={section}
          writer={writer}
          state={state}
          onLeave={leave}
        />
      );
    }
    if (isEmpty) {
      const prompt = t(`postmortems.section.prompt.${section}`);
      return editable ? (
        <Button
          ref={writeButton}
          data-jump-focus
          variant="tertiary"
          className={styles.empty}
          aria-label={t('postmortems.section.writeNamed', { prompt, name })}
          onPress={() => setWriting(true)}
        >
          <span className={styles.prompt}>{prompt}</span>{' '}
          <span className={styles.write}>{t('postmortems.section.write')}</span>
        </Button>
      ) : (
        <p className={styles.nothing}>{t('postmortems.section.nothing')}</p>
      );
    }
    return <Markdown headingLevel={4}>{state.text}</Markdown>;
  };

  const canEdit =
    editable && !isEmpty && !isWriting && state.phase !== 'conflict';
  return (
    <div
      id={anchorId(section)}
      className={styles.section}
      data-said={isEmpty ? undefined : true}
      tabIndex={-1}
    >
      {(headed || canEdit) && (
        <div className={headed ? styles.head : styles.headless}>
          {headed && <h3 className={styles.name}>{name}</h3>}
          {canEdit && (
            <Button
              ref={writeButton}
              data-jump-focus
              variant="tertiary"
              className={styles.edit}
              iconStart={<LineIcon name="pencil" />}
              aria-label={t('postmortems.section.editNamed', { name })}
              onPress={() => setWriting(true)}
            >
              {t('postmortems.section.edit')}
            </Button>
          )}
        </div>
      )}
      {body()}
      {!isWriting && (
        <UnsavedNotice
          state={state}
          onSave={() => writer.save()}
          onGoOn={() => setWriting(true)}
          onDiscard={discard}
        />
      )}
      {editable && <SectionAside writer={writer} aside={state.aside} />}
    </div>
  );
}
