import type { Review } from '@afterword/plugin-reliability-common';
import { Markdown } from '@afterword/plugin-reliability-react';
import { StalePanel } from '../../editing/StalePanel';
import { ProseField } from '../../fields/ProseField';
import { useWords } from '../../words';
import styles from './NotesField.module.css';
import { useNotes } from './useNotes';

/** What was said of a topic, saved while it is typed. */
export function NotesField({
  review,
  topic,
  onWrite,
}: {
  readonly review: Review;
  readonly topic: string;
  /** Called whenever something is typed. */
  readonly onWrite: () => void;
}) {
  const { t } = useWords();
  const notes = useNotes(review, topic);
  if (!review.editable) {
    return notes.text.trim() ? (
      <Markdown>{notes.text}</Markdown>
    ) : (
      <p className={styles.state}>{t('reviews.notes.none')}</p>
    );
  }
  const state = () => {
    if (notes.failure) {
      return t('reviews.notes.failed', { problem: notes.failure });
    }
    if (notes.isSaving) return t('reviews.notes.saving');
    if (notes.isChanged) return t('reviews.notes.unsaved');
    return notes.text === '' ? '' : t('reviews.notes.saved');
  };
  return (
    <div className={styles.notes} onBlur={notes.saveNow}>
      {notes.theirs && (
        <StalePanel
          rows={[
            {
              label: t('reviews.notes.label'),
              now: notes.theirs.text,
              yours: notes.text,
            },
          ]}
          onKeepMine={notes.keepMine}
          onTakeTheirs={notes.takeTheirs}
        />
      )}
      <ProseField
        label={t('reviews.notes.label')}
        description={t('reviews.notes.hint')}
        rows={6}
        value={notes.text}
        maxLength={20_000}
        onChange={words => {
          onWrite();
          notes.change(words);
        }}
      />
      <p role="status" className={styles.state}>
        {state()}
      </p>
    </div>
  );
}
