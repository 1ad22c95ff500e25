import { FormEvent, ReactNode, useId, useRef } from 'react';
import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import { focusFirstProblem } from '../../editing/focusFirstProblem';
import { FailureNotice } from '../../listing/FailureNotice';
import column from '../../shell/column.module.css';
import { Dialog } from '../../shell/Dialog';
import { useWords } from '../../words';
import formStyles from '../../editing/form.module.css';
import styles from './report.module.css';

/** Props of {@link ReportDialog}. */
export interface ReportDialogProps {
  readonly title: string;
  readonly lead: string;
  readonly sendLabel: string;
  readonly isTouched: boolean;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onClose: () => void;
  readonly onDiscard: () => void;
  readonly onSend: () => void;
  readonly children: ReactNode;
}

/** The frame of a report: what it is for, its fields, and that nothing typed is lost. */
export function ReportDialog({
  title,
  lead,
  sendLabel,
  isTouched,
  isPending,
  error,
  onClose,
  onDiscard,
  onSend,
  children,
}: ReportDialogProps) {
  const { t } = useWords();
  const formId = useId();
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isPending) return;
    onSend();
    focusFirstProblem(form);
  };
  return (
    <Dialog
      isOpen
      keepsInput
      onOpenChange={isOpen => !isOpen && onClose()}
      width={600}
    >
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        <form
          ref={form}
          id={formId}
          className={`${column.column} ${formStyles.form}`}
          onSubmit={submit}
          noValidate
        >
          <p className={styles.lead}>{lead}</p>
          {children}
          {error && (
            <FailureNotice error={error} title={t('incidents.report.failed')} />
          )}
        </form>
      </DialogBody>
      <DialogFooter>
        <div className={styles.foot}>
          <span className={styles.kept}>{t('incidents.report.kept')}</span>
          {isTouched && (
            <Button variant="tertiary" onPress={onDiscard}>
              {t('incidents.report.discard')}
            </Button>
          )}
          <Button variant="secondary" onPress={onClose}>
            {t('incidents.report.cancel')}
          </Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            isPending={isPending}
          >
            {sendLabel}
          </Button>
        </div>
      </DialogFooter>
    </Dialog>
  );
}
