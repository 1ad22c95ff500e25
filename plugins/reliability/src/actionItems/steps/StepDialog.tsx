import { useRef, useState } from 'react';
import {
  ActionItem,
  ActionItemStatus,
} from '@afterword/plugin-reliability-common';
import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import { ProseField } from '../../fields/ProseField';
import { StalePanel } from '../../editing/StalePanel';
import { runningKinds } from '../../entity/entityKinds';
import { DayField } from '../../fields/DayField';
import { EntityField } from '../../fields/EntityField';
import column from '../../shell/column.module.css';
import { Dialog } from '../../shell/Dialog';
import { useWords } from '../../words';
import { TypeField } from '../TypeField';
import styles from './StepDialog.module.css';
import { stepWord } from './stepWords';
import { useStepForm } from './useStepForm';

const OWNER_KINDS = ['group', 'user'];

/** Takes a step that needs something: asks for it, and says beside each field what is missing. */
export function StepDialog({
  item,
  to,
  entityAtHand,
  onTaken,
  onClose,
}: {
  readonly item: ActionItem;
  readonly to: ActionItemStatus;
  /** What an item that names no entity probably makes better. */
  readonly entityAtHand?: string;
  readonly onTaken: (item: ActionItem) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const [wanted] = useState({ item, to });
  const form = useStepForm(wanted.item, wanted.to, entityAtHand);
  const missing = useRef<HTMLParagraphElement>(null);
  const { key } = item;
  const { values, problems, asks } = form;
  const why = t(`actionItems.step.why.${to}`);

  const submit = async () => {
    const taken = await form.submit();
    if (taken) onTaken(taken);
    else {
      // What is missing is drawn with the next paint. Not into a field: some open a list that would hide the others.
      requestAnimationFrame(() => missing.current?.focus());
    }
  };

  return (
    <Dialog
      isOpen
      width={560}
      isChanged={form.isChanged}
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      <DialogHeader>{t(`actionItems.step.title.${to}`, { key })}</DialogHeader>
      <DialogBody className={column.column}>
        {form.theirs && (
          <StalePanel
            rows={form.theirs}
            onKeepMine={submit}
            onTakeTheirs={onClose}
          />
        )}
        <p className={styles.title}>{item.title}</p>
        {why && <p className={styles.why}>{why}</p>}
        {form.missing > 0 && (
          <p
            ref={missing}
            role="alert"
            tabIndex={-1}
            className={styles.missing}
          >
            <b>{t('actionItems.step.missing', { count: form.missing })}</b>
          </p>
        )}
        {asks.promise && (
          <>
            <TypeField
              label={t('actionItems.field.type')}
              description={
                item.postmortem ? t('actionItems.field.typeHint') : undefined
              }
              none={t('actionItems.field.typeNone')}
              value={values.type}
              onChange={type => form.change({ type })}
            />
            <EntityField
              label={t('actionItems.field.entity')}
              description={t('actionItems.field.entityHint')}
              placeholder={t('actionItems.field.entityPlaceholder')}
              kinds={runningKinds}
              value={values.entity ?? undefined}
              onChange={entity => form.change({ entity: entity ?? null })}
            />
            <EntityField
              label={t('actionItems.field.owner')}
              description={t('actionItems.field.ownerHint')}
              placeholder={t('actionItems.field.ownerPlaceholder')}
              kinds={OWNER_KINDS}
              value={values.owner ?? undefined}
              onChange={owner => form.change({ owner: owner ?? null })}
              problem={problems.owner}
            />
            <DayField
              label={t('actionItems.field.due')}
              value={values.due}
              onChange={due => form.change({ due: due ?? null })}
              problem={problems.due}
            />
            {form.isLateAtOnce && (
              <p role="status" className={styles.late}>
                {t('actionItems.step.lateAtOnce')}
              </p>
            )}
            <ProseField
              label={t('actionItems.field.acceptanceTest')}
              description={t('actionItems.field.acceptanceTestHint')}
              rows={3}
              value={values.acceptanceTest}
              maxLength={4_000}
              onChange={acceptanceTest => form.change({ acceptanceTest })}
              problem={problems.acceptanceTest}
            />
          </>
        )}
        {asks.checkOn && (
          <DayField
            label={t('actionItems.field.checkOn')}
            description={t('actionItems.field.checkOnHint')}
            value={values.checkOn}
            onChange={checkOn => form.change({ checkOn: checkOn ?? null })}
          />
        )}
        {asks.note && (
          <ProseField
            autoFocus={!asks.promise && !asks.checkOn}
            label={t(`actionItems.step.note.${to}`)}
            rows={3}
            value={values.note}
            maxLength={4_000}
            onChange={note => form.change({ note })}
            problem={problems.note}
          />
        )}
        {form.failure && (
          <p role="alert" className={styles.missing}>
            {t('editing.failed', { problem: form.failure })}
          </p>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('actionItems.step.cancel')}
        </Button>
        <Button variant="primary" isPending={form.isPending} onPress={submit}>
          {t(stepWord(wanted.item.status, to))}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
