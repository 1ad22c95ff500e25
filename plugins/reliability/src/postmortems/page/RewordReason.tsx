import { useState } from 'react';
import {
  GateOverride,
  postmortemsContract,
} from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import { failureText } from '../../editing/failureText';
import formStyles from '../../editing/form.module.css';
import { writeOver } from '../../editing/writeOver';
import { ProseField } from '../../fields/ProseField';
import column from '../../shell/column.module.css';
import { Dialog } from '../../shell/Dialog';
import { useWords } from '../../words';
import { currentPostmortem } from './currentPostmortem';
import { usePostmortem } from './PostmortemContext';
import { useGateName } from './useGateName';

/** Says in other words why it was published though a gate stood open. */
export function RewordReason({
  override: { gate, reason: before },
  onClose,
}: {
  readonly override: GateOverride;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { postmortem, writers } = usePostmortem();
  const nameOf = useGateName();
  const write = useReliabilityWrite(postmortemsContract.rewordGateOverride);
  const [reason, setReason] = useState(before);
  const [wasRefused, setRefused] = useState(false);
  const [failure, setFailure] = useState('');
  const { key } = postmortem;
  const words = reason.trim();
  const save = async () => {
    if (words === '') {
      setRefused(true);
      return;
    }
    setFailure('');
    try {
      await writeOver(
        writers.newest(postmortem),
        version =>
          write.mutateAsync({
            params: { key, gate },
            body: { reason: words },
            version,
          }),
        currentPostmortem,
        // Whatever else was changed, these are still the words that are replaced.
        ({ overrides }) =>
          overrides.some(now => now.gate === gate && now.reason === before),
      );
      onClose();
    } catch (error) {
      setFailure(
        currentPostmortem(error)
          ? t('postmortems.page.although.stale')
          : t('editing.failed', { problem: failureText(error) }),
      );
    }
  };
  return (
    <Dialog
      isOpen
      width={480}
      isChanged={reason !== before}
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      <DialogHeader>{t('postmortems.page.although.reword')}</DialogHeader>
      <DialogBody className={`${column.column} ${formStyles.form}`}>
        <p>{t('postmortems.page.although.rewordWhy')}</p>
        <ProseField
          autoFocus
          label={nameOf(gate)}
          value={reason}
          maxLength={1_000}
          onChange={setReason}
          problem={
            wasRefused && words === ''
              ? t('postmortems.page.step.ask.published.reasonMissing')
              : undefined
          }
        />
        {failure && <p role="alert">{failure}</p>}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('postmortems.page.although.keep')}
        </Button>
        <Button variant="primary" isPending={write.isPending} onPress={save}>
          {t('postmortems.page.although.save')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
