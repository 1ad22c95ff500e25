import { ReactNode, RefObject } from 'react';
import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import column from '../../shell/column.module.css';
import { Dialog } from '../../shell/Dialog';
import { useWords } from '../../words';
import styles from './PartDialog.module.css';

/** The dialog in which a part of the document is written: its fields, and what can be done with them. */
export function PartDialog({
  title,
  words,
  body,
  isChanged,
  isPending,
  failure,
  onSave,
  onRemove,
  onClose,
  children,
}: {
  readonly title: string;
  readonly words: {
    readonly remove: string;
    readonly cancel: string;
    readonly save: string;
  };
  /** Where its fields are. */
  readonly body: RefObject<HTMLDivElement>;
  readonly isChanged: boolean;
  readonly isPending: boolean;
  /** Why it could not be saved; empty when nothing is wrong. */
  readonly failure: string;
  readonly onSave: () => void;
  /** Takes the part out; not offered for one that is new. */
  readonly onRemove?: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  return (
    <Dialog
      isOpen
      width={640}
      isChanged={isChanged}
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      <DialogHeader>{title}</DialogHeader>
      <DialogBody ref={body} className={column.column}>
        {children}
        {failure && (
          <p role="alert" className={styles.failure}>
            {t('editing.failed', { problem: failure })}
          </p>
        )}
      </DialogBody>
      <DialogFooter>
        {onRemove && (
          <Button
            variant="tertiary"
            className={styles.remove}
            onPress={onRemove}
          >
            {words.remove}
          </Button>
        )}
        <Button variant="secondary" onPress={onClose}>
          {words.cancel}
        </Button>
        <Button variant="primary" isPending={isPending} onPress={onSave}>
          {words.save}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
