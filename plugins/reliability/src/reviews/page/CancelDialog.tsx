import { useState } from 'react';
import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import formStyles from '../../editing/form.module.css';
import { ProseField } from '../../fields/ProseField';
import column from '../../shell/column.module.css';
import { DestructiveButton } from '../../shell/DestructiveButton';
import { Dialog } from '../../shell/Dialog';
import { useWords } from '../../words';

/** Asks why a review is cancelled, before it is. */
export function CancelDialog({
  name,
  isPending,
  onCancel,
  onClose,
}: {
  readonly name: string;
  readonly isPending: boolean;
  readonly onCancel: (reason: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [wasRefused, setRefused] = useState(false);
  const isMissing = reason.trim() === '';
  return (
    <Dialog isOpen width={480} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>
        {t('reviews.cancelDialog.title', { key: name })}
      </DialogHeader>
      <DialogBody className={`${column.column} ${formStyles.form}`}>
        <p>{t('reviews.cancelDialog.why')}</p>
        <ProseField
          autoFocus
          label={t('reviews.cancelDialog.reason')}
          value={reason}
          maxLength={1_000}
          onChange={setReason}
          problem={
            wasRefused && isMissing
              ? t('reviews.cancelDialog.reasonMissing')
              : undefined
          }
        />
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('reviews.cancelDialog.keep')}
        </Button>
        <DestructiveButton
          isPending={isPending}
          onPress={() => (isMissing ? setRefused(true) : onCancel(reason))}
        >
          {t('reviews.cancelDialog.cancel')}
        </DestructiveButton>
      </DialogFooter>
    </Dialog>
  );
}
