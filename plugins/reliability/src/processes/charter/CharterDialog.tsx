import { useRef } from 'react';
import {
  Charter,
  glossaryText,
  MAX_CHARTER_TEXT,
} from '@afterword/plugin-reliability-common';
import {
  Button,
  Checkbox,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { StalePanel } from '../../editing/StalePanel';
import { LineField } from '../../fields/LineField';
import { ProseField } from '../../fields/ProseField';
import column from '../../shell/column.module.css';
import { Dialog } from '../../shell/Dialog';
import { useWords } from '../../words';
import { useCharterDraft } from './useCharterDraft';

/** Writes the next version of the charter. */
export function CharterDialog({
  charter,
  onSaved,
  onClose,
}: {
  readonly charter: Charter;
  readonly onSaved: (adopted: Charter) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const body = useRef<HTMLDivElement>(null);
  const form = useCharterDraft({ charter, onSaved, body });
  const { draft, change, problem, overtaken } = form;
  const isFirst = (overtaken ?? charter).askedVersion === null;
  return (
    <Dialog
      isOpen
      width={880}
      isChanged={form.isChanged}
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      <DialogHeader>
        {t(
          isFirst
            ? 'processes.charter.edit.adoptTitle'
            : 'processes.charter.edit.title',
        )}
      </DialogHeader>
      <DialogBody ref={body} className={column.column}>
        {overtaken && (
          <StalePanel
            rows={[
              {
                label: t('processes.charter.edit.sponsor'),
                now: overtaken.sponsor,
                yours: draft.sponsor,
              },
              {
                label: t('processes.charter.edit.text'),
                now: overtaken.text,
                yours: draft.text,
              },
              {
                label: t('processes.charter.edit.glossary'),
                now: glossaryText(overtaken.glossary),
                yours: draft.glossary,
              },
            ]}
            onKeepMine={() => form.save(overtaken.version)}
            onTakeTheirs={onClose}
          />
        )}
        <LineField
          autoFocus
          label={t('processes.charter.edit.sponsor')}
          description={t('processes.charter.edit.sponsorHint')}
          maxLength={200}
          value={draft.sponsor}
          onChange={sponsor => change({ sponsor })}
          problem={problem('sponsor')}
        />
        <ProseField
          label={t('processes.charter.edit.text')}
          description={t('processes.charter.edit.textHint')}
          rows={14}
          maxLength={MAX_CHARTER_TEXT}
          value={draft.text}
          onChange={text => change({ text })}
          problem={problem('text')}
        />
        <ProseField
          label={t('processes.charter.edit.glossary')}
          description={t('processes.charter.edit.glossaryHint')}
          rows={8}
          value={draft.glossary}
          onChange={glossary => change({ glossary })}
          problem={problem('glossary')}
        />
        {isFirst ? (
          <p>{t('processes.charter.edit.firstAsks')}</p>
        ) : (
          <>
            <LineField
              label={t('processes.charter.edit.note')}
              description={t('processes.charter.edit.noteHint')}
              maxLength={500}
              value={draft.note}
              onChange={note => change({ note })}
            />
            <Checkbox
              isSelected={draft.asksAnew}
              onChange={asksAnew => change({ asksAnew })}
            >
              {t('processes.charter.edit.asksAnew')}
            </Checkbox>
          </>
        )}
        {form.failure && (
          <p role="alert">{t('editing.failed', { problem: form.failure })}</p>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('processes.charter.edit.cancel')}
        </Button>
        <Button
          variant="primary"
          isPending={form.isPending}
          onPress={() => form.save((overtaken ?? charter).version)}
        >
          {t('processes.charter.edit.adopt')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
