import { useState } from 'react';
import { Button } from '@backstage/ui';
import {
  Incident,
  incidentsContract,
} from '@afterword/plugin-reliability-common';
import { StalePanel } from '../../editing/StalePanel';
import { ProseField } from '../../fields/ProseField';
import { useWords } from '../../words';
import { useDraft } from '../report/useDraft';
import { EditDialog } from '../../editing/EditDialog';
import type { IncidentText } from './Editing';
import styles from './page.module.css';
import { useVersionedWrite } from './useVersionedWrite';

/** Writes one of the texts of an incident; what is typed is kept on this device until it is saved. */
export function TextDialog({
  incident,
  field,
  onClose,
}: {
  readonly incident: Incident;
  readonly field: IncidentText;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const textOf = (of: Incident) => of[field] ?? '';
  const write = useVersionedWrite(
    incidentsContract.updateIncident,
    incident,
    textOf,
  );
  const stored = textOf(write.base);
  // `basis` is the text that was there when the draft was begun, perhaps days ago.
  const [empty] = useState({ text: stored, basis: stored });
  const draft = useDraft(`${incident.key}:${field}`, empty);
  const { text, basis } = draft.fields;
  const [wasShown, setShown] = useState(false);
  const title = t(`incidents.page.${field}`);
  const input = {
    params: { key: incident.key },
    body: { [field]: field === 'summary' ? text : text || null },
  };
  const done = () => {
    draft.clear();
    onClose();
  };
  const isOutdated = draft.isTouched && basis !== stored;
  const current = write.conflict ?? write.base;

  return (
    <EditDialog
      title={title}
      isDirty={false}
      keepsInput
      isPending={write.isPending}
      error={write.error}
      onClose={onClose}
      onSave={async () => {
        if (isOutdated && !wasShown) setShown(true);
        else if (await write.save(input)) done();
      }}
      cannotSave={!draft.isTouched}
      otherActions={
        draft.isTouched && (
          <Button variant="tertiary" onPress={draft.clear}>
            {t('incidents.page.startOver')}
          </Button>
        )
      }
      width={720}
    >
      <ProseField
        autoFocus
        label={title}
        description={t('incidents.page.markdownHelp')}
        value={text}
        onChange={typed => draft.change({ text: typed, basis })}
        rows={12}
        maxLength={20_000}
      />
      {draft.isTouched && (
        <p className={styles.quiet}>{t('incidents.page.unsaved')}</p>
      )}
      {(write.conflict || (isOutdated && wasShown)) && (
        <StalePanel
          rows={[{ label: title, now: textOf(current), yours: text }]}
          onKeepMine={async () => {
            if (await write.saveOver(input)) done();
          }}
          onTakeTheirs={done}
        />
      )}
    </EditDialog>
  );
}
