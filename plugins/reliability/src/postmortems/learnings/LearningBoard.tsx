import { useState } from 'react';
import type { KeyedLearning } from '@afterword/plugin-reliability-common';
import { Box } from '@backstage/ui';
import { useWords } from '../../words';
import { usePostmortem } from '../page/PostmortemContext';
import { PartBoard } from '../parts/PartBoard';
import styles from './LearningBoard.module.css';
import { LearningCard } from './LearningCard';
import { LearningDialog } from './LearningDialog';
import { useLearningWrites } from './useLearningWrites';

/** What others find of this postmortem, one by one. */
export function LearningBoard() {
  const { t } = useWords();
  const { postmortem } = usePostmortem();
  const writes = useLearningWrites();
  /** The one in the dialog, or a new one. */
  const [editing, setEditing] = useState<KeyedLearning | 'new'>();
  const { learnings, editable, status } = postmortem;
  const changed = editing === 'new' ? undefined : editing;

  return (
    <PartBoard
      where="lessons"
      title={t('postmortems.learnings.title')}
      isSaid={learnings.length > 0}
      add={t('postmortems.learnings.add')}
      onAdd={editable ? () => setEditing('new') : undefined}
    >
      {editable && status !== 'published' && (
        <p className={styles.hint}>{t('postmortems.learnings.hint')}</p>
      )}
      <Box bg="neutral" className={styles.board}>
        {learnings.length === 0 && (
          <p className={styles.none}>
            {t(
              editable
                ? 'postmortems.learnings.empty'
                : 'postmortems.learnings.emptyReadOnly',
            )}
          </p>
        )}
        {learnings.map(learning => (
          <LearningCard
            key={learning.id}
            learning={learning}
            isPublished={status === 'published'}
            onChange={editable ? () => setEditing(learning) : undefined}
          />
        ))}
      </Box>
      {editing && (
        <LearningDialog
          learning={changed}
          isPending={writes.isPending}
          onSave={async (input, version) => {
            if (changed) await writes.change(changed, input, version);
            else await writes.add(input);
            setEditing(undefined);
          }}
          onRemove={
            changed &&
            (async () => {
              setEditing(undefined);
              await writes.remove(changed);
            })
          }
          onClose={() => setEditing(undefined)}
        />
      )}
    </PartBoard>
  );
}
