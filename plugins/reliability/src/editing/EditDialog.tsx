import { FormEvent, ReactNode, useId } from 'react';
import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import { FailureNotice } from '../listing/FailureNotice';
import column from '../shell/column.module.css';
import { Dialog } from '../shell/Dialog';
import { useWords } from '../words';
import formStyles from './form.module.css';

/** Props of {@link EditDialog}. */
export interface EditDialogProps {
  readonly title: ReactNode;
  /** Something is typed: Escape must not throw it away. */
  readonly isDirty: boolean;
  /** What was typed is there again when it is opened next. */
  readonly keepsInput?: boolean;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onClose: () => void;
  readonly onSave: () => void;
  readonly saveLabel?: string;
  /** Nothing can be saved yet. */
  readonly cannotSave?: boolean;
  /** Buttons before "Cancel". */
  readonly otherActions?: ReactNode;
  readonly width?: number;
  readonly children: ReactNode;
}

/** The frame in which a part of something is changed. */
export function EditDialog({
  title,
  isDirty,
  keepsInput,
  isPending,
  error,
  onClose,
  onSave,
  saveLabel,
  cannotSave,
  otherActions,
  width = 520,
  children,
}: EditDialogProps) {
  const { t } = useWords();
  const formId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending && !cannotSave) onSave();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={isOpen => !isOpen && onClose()}
      isChanged={isDirty}
      keepsInput={keepsInput}
      width={width}
    >
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        <form
          id={formId}
          className={`${column.column} ${formStyles.form}`}
          onSubmit={submit}
          noValidate
        >
          {children}
          {error && (
            <FailureNotice
              error={error}
              title={t('incidents.page.saveFailed')}
            />
          )}
        </form>
      </DialogBody>
      <DialogFooter>
        {otherActions}
        <Button variant="secondary" onPress={onClose}>
          {t('incidents.page.cancel')}
        </Button>
        <Button
          variant="primary"
          type="submit"
          form={formId}
          isPending={isPending}
          isDisabled={cannotSave}
        >
          {saveLabel ?? t('incidents.page.save')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
