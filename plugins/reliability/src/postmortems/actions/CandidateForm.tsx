import { FormEvent, useState } from 'react';
import {
  actionItemsContract,
  ActionItemType,
} from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { Box, Button, TextField } from '@backstage/ui';
import { TypeField } from '../../actionItems/TypeField';
import { failureText } from '../../editing/failureText';
import { newIdempotencyKey } from '../../editing/newIdempotencyKey';
import { useWords } from '../../words';
import { usePostmortem } from '../page/PostmortemContext';
import styles from './PostmortemActions.module.css';

/** Notes an idea in one line; what makes it a promise comes later. */
export function CandidateForm() {
  const { t } = useWords();
  const { postmortem, notify } = usePostmortem();
  const creating = useReliabilityWrite(actionItemsContract.createActionItem);
  const [title, setTitle] = useState('');
  const [type, setType] = useState<ActionItemType | null>(null);
  // One key for one idea: sent twice, it is noted once.
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);
  const [failure, setFailure] = useState('');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') return;
    setFailure('');
    try {
      const item = await creating.mutateAsync({
        body: { title: title.trim(), type, postmortem: postmortem.key },
        idempotencyKey,
      });
      setTitle('');
      setType(null);
      setIdempotencyKey(newIdempotencyKey());
      notify({ text: t('postmortems.actions.added', { key: item.key }) });
    } catch (error) {
      setFailure(failureText(error));
    }
  };

  return (
    <Box as="div" bg="neutral" className={styles.idea}>
      <form className={styles.form} onSubmit={submit}>
        <div data-jump-focus className={styles.line}>
          <TextField
            label={t('postmortems.actions.addLabel')}
            description={t('postmortems.actions.addHint')}
            value={title}
            maxLength={300}
            onChange={setTitle}
          />
        </div>
        <TypeField
          className={styles.type}
          aria-label={t('postmortems.actions.addType')}
          none={t('postmortems.actions.noType')}
          value={type}
          onChange={setType}
        />
        <Button
          type="submit"
          variant="secondary"
          isPending={creating.isPending}
        >
          {t('postmortems.actions.add')}
        </Button>
        {failure && (
          <p role="alert" className={styles.failure}>
            {t('editing.failed', { problem: failure })}
          </p>
        )}
      </form>
    </Box>
  );
}
