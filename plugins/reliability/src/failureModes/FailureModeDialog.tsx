import { useRef } from 'react';
import {
  factorLayers,
  FailureMode,
} from '@afterword/plugin-reliability-common';
import {
  Button,
  Checkbox,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Select,
} from '@backstage/ui';
import { StalePanel } from '../editing/StalePanel';
import { LineField } from '../fields/LineField';
import { ProseField } from '../fields/ProseField';
import column from '../shell/column.module.css';
import { Dialog } from '../shell/Dialog';
import { useWords } from '../words';
import { useFailureModeDraft } from './useFailureModeDraft';

const NONE = 'none';

/** All that is written, and what somebody else may have written meanwhile. */
const COMPARED = [
  'name',
  'description',
  'layer',
  'aliases',
  'retired',
  'replacedBy',
] as const;

/** Writes a failure mode. */
export function FailureModeDialog({
  mode,
  begins,
  modes,
  onSaved,
  onClose,
}: {
  /** The one to change; a new one without. */
  readonly mode: FailureMode | undefined;
  /** What a new one begins with. */
  readonly begins?: Pick<FailureMode, 'name' | 'description'>;
  readonly modes: readonly FailureMode[];
  readonly onSaved: (name: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const body = useRef<HTMLDivElement>(null);
  const form = useFailureModeDraft({ mode, begins, onSaved, body });
  const { draft, change, problem, overtaken } = form;
  const nameOf = (id: string) => modes.find(each => each.id === id)?.name ?? id;
  const said = ({
    name,
    description,
    layer,
    aliases,
    retired,
    replacedBy,
  }: typeof draft): Readonly<Record<(typeof COMPARED)[number], string>> => ({
    name,
    description,
    layer: t(`failureModes.layer.${layer ?? 'any'}`),
    aliases,
    retired: t(retired ? 'failureModes.yes' : 'failureModes.no'),
    replacedBy:
      retired && replacedBy !== null
        ? nameOf(replacedBy)
        : t('failureModes.nothingInstead'),
  });
  return (
    <Dialog
      isOpen
      width={640}
      isChanged={form.isChanged}
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      <DialogHeader>
        {t(mode ? 'failureModes.changeTitle' : 'failureModes.add')}
      </DialogHeader>
      <DialogBody ref={body} className={column.column}>
        {overtaken && (
          <StalePanel
            rows={COMPARED.map(field => ({
              label: t(`failureModes.field.${field}`),
              now: said(overtaken.draft)[field],
              yours: said(draft)[field],
            }))}
            onKeepMine={() => form.save(overtaken.version)}
            onTakeTheirs={onClose}
          />
        )}
        <LineField
          autoFocus
          label={t('failureModes.field.name')}
          maxLength={100}
          value={draft.name}
          onChange={name => change({ name })}
          problem={problem('name')}
        />
        {!mode && (
          <LineField
            label={t('failureModes.field.id')}
            description={t('failureModes.idHint')}
            maxLength={60}
            value={draft.id}
            onChange={id => change({ id })}
            problem={problem('id')}
          />
        )}
        <ProseField
          label={t('failureModes.field.description')}
          description={t('failureModes.descriptionHint')}
          maxLength={500}
          value={draft.description}
          onChange={description => change({ description })}
        />
        <Select
          label={t('failureModes.field.layer')}
          options={[
            { id: NONE, label: t('failureModes.layer.any') },
            ...factorLayers.map(id => ({
              id,
              label: t(`failureModes.layer.${id}`),
            })),
          ]}
          value={draft.layer ?? NONE}
          onChange={key =>
            change({ layer: factorLayers.find(one => one === key) ?? null })
          }
        />
        <LineField
          label={t('failureModes.field.aliases')}
          description={t('failureModes.aliasesHint')}
          value={draft.aliases}
          onChange={aliases => change({ aliases })}
          problem={problem('aliases')}
        />
        <Checkbox
          isSelected={draft.retired}
          onChange={retired => change({ retired })}
        >
          {t('failureModes.field.retired')}
        </Checkbox>
        {draft.retired && (
          <Select
            label={t('failureModes.field.replacedBy')}
            validationBehavior="aria"
            validate={() => problem('replacedBy')}
            options={[
              { id: NONE, label: t('failureModes.nothingInstead') },
              ...modes
                .filter(({ id, retired }) => !retired && id !== mode?.id)
                .map(({ id, name }) => ({ id, label: name })),
            ]}
            value={draft.replacedBy ?? NONE}
            onChange={key =>
              change({ replacedBy: key === NONE ? null : String(key) })
            }
          />
        )}
        {form.failure && (
          <p role="alert">{t('editing.failed', { problem: form.failure })}</p>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('failureModes.cancel')}
        </Button>
        <Button
          variant="primary"
          isPending={form.isPending}
          onPress={() => form.save(mode?.version ?? 0)}
        >
          {t('failureModes.save')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
