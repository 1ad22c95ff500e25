import { useState } from 'react';
import {
  LearningRecord,
  LearningStanding,
  LearningState,
} from '@afterword/plugin-reliability-common';
import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import { ProseField } from '../../fields/ProseField';
import type { Suggestion } from '../../fields/SuggestionField';
import column from '../../shell/column.module.css';
import { Dialog } from '../../shell/Dialog';
import { useWords } from '../../words';
import { OtherLearningField } from '../OtherLearningField';
import styles from './page.module.css';

/** Says that a learning is the same as another, behind a newer one, or true no longer. */
export function StandingDialog({
  learning,
  to,
  failure,
  isPending,
  onSay,
  onClose,
}: {
  readonly learning: LearningRecord;
  readonly to: Exclude<LearningState, 'stands'>;
  /** Why it could not be saved; empty when nothing is wrong. */
  readonly failure: string;
  readonly isPending: boolean;
  readonly onSay: (said: LearningStanding) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const [other, setOther] = useState<Suggestion>();
  const [reason, setReason] = useState('');
  const [wasRefused, setRefused] = useState(false);
  const missing = to === 'retired' ? reason.trim() === '' : other === undefined;
  const problem =
    wasRefused && missing ? t(`learnings.standing.missing.${to}`) : undefined;

  const save = () => {
    if (to === 'retired') {
      if (!missing) onSay({ state: to, reason: reason.trim() });
    } else if (other) {
      onSay(
        to === 'merged'
          ? { state: to, into: other.id }
          : { state: to, by: other.id },
      );
    }
    setRefused(missing);
  };

  return (
    <Dialog
      isOpen
      width={560}
      isChanged={other !== undefined}
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      <DialogHeader>
        {t(`learnings.standing.title.${to}`, { key: learning.key })}
      </DialogHeader>
      <DialogBody className={column.column}>
        <p className={styles.text}>{t(`learnings.standing.why.${to}`)}</p>
        {to === 'retired' ? (
          <ProseField
            autoFocus
            label={t('learnings.standing.reason')}
            maxLength={1_000}
            value={reason}
            onChange={setReason}
            problem={problem}
          />
        ) : (
          <OtherLearningField
            autoFocus
            label={t('learnings.standing.other')}
            except={learning.key}
            value={other}
            onChange={setOther}
            problem={problem}
          />
        )}
        {failure && (
          <p role="alert">{t('editing.failed', { problem: failure })}</p>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('learnings.standing.cancel')}
        </Button>
        <Button variant="primary" isPending={isPending} onPress={save}>
          {t(`learnings.standing.do.${to}`)}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
