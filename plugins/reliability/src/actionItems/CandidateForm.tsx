import { FormEvent, useEffect, useState } from 'react';
import {
  actionItemCreatePermission,
  actionItemsContract,
  ActionItemType,
} from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { Box, Button, TextField } from '@backstage/ui';
import { TypeField } from './TypeField';
import { failureText } from '../editing/failureText';
import { newIdempotencyKey } from '../editing/newIdempotencyKey';
import type { Notify } from '../editing/useNotice';
import { useMay } from '../shell/useMay';
import { useWords } from '../words';
import styles from './CandidateForm.module.css';

/** Props of {@link CandidateForm}. */
export interface CandidateFormProps {
  /** What it comes out of. */
  readonly about:
    | { readonly postmortem: string }
    | { readonly incident: string };
  /** The kind that somebody has just asked for; another object each time. */
  readonly wanted?: { readonly type: ActionItemType };
  readonly notify: Notify;
}

/** Notes an idea in one line; what makes it a promise comes later. Nothing for whoever may note none. */
export function CandidateForm(props: CandidateFormProps) {
  return useMay(actionItemCreatePermission) ? <Form {...props} /> : null;
}

function Form({ about, wanted, notify }: CandidateFormProps) {
  const { t } = useWords();
  const creating = useReliabilityWrite(actionItemsContract.createActionItem);
  const [title, setTitle] = useState('');
  const [type, setType] = useState<ActionItemType | null>(null);
  // One key for one idea: sent twice, it is noted once.
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);
  const [failure, setFailure] = useState('');

  useEffect(() => {
    if (wanted) setType(wanted.type);
  }, [wanted]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') return;
    setFailure('');
    try {
      const item = await creating.mutateAsync({
        body: { title: title.trim(), type, ...about },
        idempotencyKey,
      });
      setTitle('');
      setType(null);
      setIdempotencyKey(newIdempotencyKey());
      notify({ text: t('actionItems.candidate.added', { key: item.key }) });
    } catch (error) {
      setFailure(failureText(error));
    }
  };

  return (
    <Box as="div" bg="neutral" className={styles.idea}>
      <form className={styles.form} onSubmit={submit}>
        <div data-jump-focus className={styles.line}>
          <TextField
            label={t('actionItems.candidate.label')}
            description={t('actionItems.candidate.hint')}
            value={title}
            maxLength={300}
            onChange={setTitle}
          />
        </div>
        <TypeField
          className={styles.type}
          aria-label={t('actionItems.candidate.type')}
          none={t('actionItems.candidate.noType')}
          value={type}
          onChange={setType}
        />
        <Button
          type="submit"
          variant="secondary"
          isPending={creating.isPending}
        >
          {t('actionItems.candidate.add')}
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
