import { FormEvent, KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button, ButtonIcon, TextField } from '@backstage/ui';
import { failureText } from '../../editing/failureText';
import { StalePanel } from '../../editing/StalePanel';
import { useFocusOnMount } from '../../editing/useFocusOnMount';
import { LineIcon } from '../../icons/LineIcon';
import { useIsJustOpened } from '../../incidents/useNewPostmortem';
import { useWords } from '../../words';
import { currentPostmortem } from './currentPostmortem';
import { usePostmortem } from './PostmortemContext';
import styles from './PostmortemTitle.module.css';
import { useChangePostmortem } from './useChangePostmortem';

/** The key and the title; the title is changed where it stands. */
export function PostmortemTitle() {
  const { t } = useWords();
  const { postmortem } = usePostmortem();
  const { key, title, editable } = postmortem;
  const [isChanging, setChanging] = useState(false);
  const [comesBack, setComesBack] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusOnMount(heading, useIsJustOpened());

  useEffect(() => {
    if (isChanging || !comesBack) return undefined;
    const frame = requestAnimationFrame(() => {
      setComesBack(false);
      pencil.current?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [isChanging, comesBack]);

  if (isChanging) {
    return (
      <TitleForm
        onClose={() => {
          setChanging(false);
          setComesBack(true);
        }}
      />
    );
  }
  return (
    <div className={styles.shown}>
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        <span className={styles.key}>{key}</span> {title}
      </h2>
      {editable && (
        <ButtonIcon
          ref={pencil}
          variant="tertiary"
          className={styles.pencil}
          icon={<LineIcon name="pencil" />}
          aria-label={t('postmortems.page.changeTitle')}
          onPress={() => setChanging(true)}
        />
      )}
    </div>
  );
}

function TitleForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const { postmortem } = usePostmortem();
  const { change, isPending } = useChangePostmortem();
  const [title, setTitle] = useState(postmortem.title);
  const [failure, setFailure] = useState('');
  const [overtaken, setOvertaken] = useState<{
    readonly title: string;
    readonly version: number;
  }>();

  const save = async (version?: number) => {
    const words = title.trim();
    if (words === '' || words === postmortem.title) {
      onClose();
      return;
    }
    setFailure('');
    try {
      await change({ title: words }, version);
      onClose();
    } catch (error) {
      const theirs = currentPostmortem(error);
      if (theirs) setOvertaken(theirs);
      else setFailure(failureText(error));
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
  };

  return (
    <form onSubmit={submit} onKeyDown={onKeyDown} className={styles.form}>
      {overtaken && (
        <StalePanel
          rows={[
            {
              label: t('postmortems.page.title'),
              now: overtaken.title,
              yours: title,
            },
          ]}
          onKeepMine={() => save(overtaken.version)}
          onTakeTheirs={onClose}
        />
      )}
      <div className={styles.line}>
        <TextField
          // Opened by the reader just now, to be written in.
          autoFocus
          size="medium"
          className={styles.field}
          aria-label={t('postmortems.page.title')}
          value={title}
          maxLength={300}
          onChange={setTitle}
        />
        <Button type="submit" variant="primary" isPending={isPending}>
          {t('postmortems.page.saveTitle')}
        </Button>
        <Button variant="tertiary" onPress={onClose}>
          {t('postmortems.page.keepTitle')}
        </Button>
      </div>
      {failure && (
        <p role="alert" className={styles.failure}>
          {t('editing.failed', { problem: failure })}
        </p>
      )}
    </form>
  );
}
