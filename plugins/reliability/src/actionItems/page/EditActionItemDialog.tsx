import { useRef, useState } from 'react';
import type { ActionItem } from '@afterword/plugin-reliability-common';
import {
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextField,
} from '@backstage/ui';
import { LineField } from '../../fields/LineField';
import { ProseField } from '../../fields/ProseField';
import { focusFirstProblem } from '../../editing/focusFirstProblem';
import { StalePanel } from '../../editing/StalePanel';
import { runningKinds } from '../../entity/entityKinds';
import { DayField } from '../../fields/DayField';
import { EntityField } from '../../fields/EntityField';
import column from '../../shell/column.module.css';
import { Dialog } from '../../shell/Dialog';
import { useWords } from '../../words';
import { TypeField } from '../TypeField';
import formStyles from '../../editing/form.module.css';
import { editableFields, useActionItemDraft } from './useActionItemDraft';

/** Changes the fields of an action item. */
export function EditActionItemDialog({
  item,
  onSaved,
  onClose,
}: {
  readonly item: ActionItem;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const draft = useActionItemDraft(item);
  const [wasRefused, setRefused] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const { values, change, refused, overtaken } = draft;
  const titleProblem =
    wasRefused && draft.problems.title
      ? t('actionItems.field.titleMissing')
      : refused.title;
  const trackerProblem =
    wasRefused && draft.problems.trackerUrl
      ? t('actionItems.field.trackerUrlWrong')
      : refused.trackerUrl;

  const save = async () => {
    const isWrong = draft.problems.title || draft.problems.trackerUrl;
    if (!isWrong && (await draft.save())) {
      onSaved();
      return;
    }
    setRefused(true);
    focusFirstProblem(body);
  };

  return (
    <Dialog
      isOpen
      width={640}
      isChanged={draft.isChanged}
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      <DialogHeader>
        {t('actionItems.page.editTitle', { key: item.key })}
      </DialogHeader>
      <DialogBody ref={body} className={`${column.column} ${formStyles.form}`}>
        {overtaken && (
          <StalePanel
            rows={editableFields.map(field => ({
              label: t(`actionItems.field.${field}`),
              now: overtaken[field] ?? '',
              yours: values[field] ?? '',
            }))}
            onKeepMine={save}
            onTakeTheirs={draft.takeTheirs}
          />
        )}
        <LineField
          autoFocus
          label={t('actionItems.field.title')}
          value={values.title}
          maxLength={300}
          onChange={title => change({ title })}
          problem={titleProblem}
        />
        <ProseField
          label={t('actionItems.field.description')}
          description={t('actionItems.field.descriptionHint')}
          rows={4}
          value={values.description}
          maxLength={20_000}
          onChange={description => change({ description })}
        />
        <ProseField
          label={t('actionItems.field.acceptanceTest')}
          description={t('actionItems.field.acceptanceTestHint')}
          rows={3}
          value={values.acceptanceTest}
          maxLength={4_000}
          onChange={acceptanceTest => change({ acceptanceTest })}
          problem={refused.acceptanceTest}
        />
        <div className={formStyles.pair}>
          <TypeField
            label={t('actionItems.field.type')}
            none={t('actionItems.field.typeNone')}
            value={values.type}
            onChange={type => change({ type })}
          />
          <DayField
            label={t('actionItems.field.due')}
            value={values.due}
            onChange={due => change({ due: due ?? null })}
            problem={refused.due}
          />
        </div>
        <EntityField
          label={t('actionItems.field.entity')}
          description={t('actionItems.field.entityHint')}
          placeholder={t('actionItems.field.entityPlaceholder')}
          kinds={runningKinds}
          value={values.entity ?? undefined}
          onChange={entity => change({ entity: entity ?? null })}
          problem={refused.entity}
        />
        <EntityField
          label={t('actionItems.field.owner')}
          description={t('actionItems.field.ownerHint')}
          placeholder={t('actionItems.field.ownerPlaceholder')}
          kinds={['group', 'user']}
          value={values.owner ?? undefined}
          onChange={owner => change({ owner: owner ?? null })}
          problem={refused.owner}
        />
        <EntityField
          label={t('actionItems.field.assignee')}
          placeholder={t('actionItems.field.assigneePlaceholder')}
          kinds={['user']}
          value={values.assignee ?? undefined}
          onChange={assignee => change({ assignee: assignee ?? null })}
          problem={refused.assignee}
        />
        <TextField
          label={t('actionItems.field.trackerUrl')}
          description={t('actionItems.field.trackerUrlHint')}
          type="url"
          value={values.trackerUrl ?? ''}
          onChange={url => change({ trackerUrl: url.trim() || null })}
          validationBehavior="aria"
          validate={() => trackerProblem}
        />
        {draft.failure && (
          <p role="alert">{t('editing.failed', { problem: draft.failure })}</p>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('actionItems.page.cancel')}
        </Button>
        <Button variant="primary" isPending={draft.isPending} onPress={save}>
          {t('actionItems.page.save')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
