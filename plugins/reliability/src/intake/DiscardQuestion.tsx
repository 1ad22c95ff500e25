import { intakeContract } from '@afterword/plugin-reliability-common';
import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import { Dialog } from '../shell/Dialog';
import { useWords } from '../words';
import { useIntakeStep } from './useIntakeStep';
import { DestructiveButton } from '../shell/DestructiveButton';

/** Asks before something that was given up is discarded, and says what goes with it. */
export function DiscardQuestion({
  operation,
  id,
  title,
  why,
  done,
  onClose,
}: {
  readonly operation:
    | typeof intakeContract.discardDelivery
    | typeof intakeContract.discardDeadLetter;
  readonly id: string;
  readonly title: string;
  readonly why: string;
  /** What is said when it is gone. */
  readonly done: string;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { take, isPending } = useIntakeStep(operation, done);
  const discard = async () => {
    await take({ params: { id } });
    onClose();
  };
  return (
    <Dialog isOpen width={480} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        <p>{why}</p>
      </DialogBody>
      <DialogFooter>
        <Button autoFocus variant="secondary" onPress={onClose}>
          {t('intake.discard.cancel')}
        </Button>
        <DestructiveButton isPending={isPending} onPress={discard}>
          {t('intake.discard.go')}
        </DestructiveButton>
      </DialogFooter>
    </Dialog>
  );
}
