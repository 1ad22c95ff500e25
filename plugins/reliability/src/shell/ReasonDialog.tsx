import { ReactNode, useState } from 'react';
import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import formStyles from '../editing/form.module.css';
import { ProseField } from '../fields/ProseField';
import column from './column.module.css';
import { DestructiveButton } from './DestructiveButton';
import { Dialog } from './Dialog';

/** Props of {@link ReasonDialog}. */
export interface ReasonDialogProps {
  readonly words: {
    readonly title: string;
    /** What it leads to. */
    readonly why: string;
    /** Names the field. */
    readonly reason: string;
    readonly reasonMissing: string;
    /** On the button that leaves everything as it is. */
    readonly keep: string;
    /** On the one that goes on. */
    readonly goOn: string;
  };
  readonly isPending: boolean;
  /** What went wrong. */
  readonly failure?: ReactNode;
  readonly onGoOn: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks why something is given up, before it is. */
export function ReasonDialog({
  words,
  isPending,
  failure,
  onGoOn,
  onClose,
}: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const [wasRefused, setRefused] = useState(false);
  const isMissing = reason.trim() === '';
  return (
    <Dialog isOpen width={480} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{words.title}</DialogHeader>
      <DialogBody className={`${column.column} ${formStyles.form}`}>
        <p>{words.why}</p>
        <ProseField
          autoFocus
          label={words.reason}
          value={reason}
          maxLength={1_000}
          onChange={setReason}
          problem={wasRefused && isMissing ? words.reasonMissing : undefined}
        />
        {failure && <p role="alert">{failure}</p>}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {words.keep}
        </Button>
        <DestructiveButton
          isPending={isPending}
          onPress={() => (isMissing ? setRefused(true) : onGoOn(reason))}
        >
          {words.goOn}
        </DestructiveButton>
      </DialogFooter>
    </Dialog>
  );
}
