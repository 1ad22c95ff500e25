import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  Incident,
  incidentsContract,
} from '@afterword/plugin-reliability-common';
import {
  reliabilityApiRef,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import type { Notify } from '../../editing/useNotice';
import { useWords } from '../../words';
import { FoundIncident, IncidentField } from '../IncidentField';
import { EditDialog } from '../../editing/EditDialog';
import { useVersionedWrite } from './useVersionedWrite';

/** Says that an incident is the same as another. */
export function MergeDialog({
  incident,
  onClose,
  notify,
}: {
  readonly incident: Incident;
  readonly onClose: () => void;
  readonly notify: Notify;
}) {
  const { t } = useWords();
  const api = useApi(reliabilityApiRef);
  const [other, setOther] = useState<FoundIncident>();
  const merge = useVersionedWrite(
    incidentsContract.mergeIncident,
    incident,
    ({ mergedInto }) => mergedInto,
  );
  const unmerge = useReliabilityWrite(incidentsContract.unmergeIncident);
  const params = { key: incident.key };

  const save = async () => {
    if (!other) return;
    const into = other.key;
    if (!(await merge.save({ params, body: { into } }))) return;
    onClose();
    notify({
      text: t('incidents.page.mergedNotice', { key: incident.key, into }),
      undo: async () => {
        const { version } = await api.call(incidentsContract.getIncident, {
          params,
        });
        await unmerge.mutateAsync({ params, version });
      },
    });
  };

  return (
    <EditDialog
      title={t('incidents.page.mergeTitle', { key: incident.key })}
      isDirty={other !== undefined}
      isPending={merge.isPending}
      error={merge.error}
      onClose={onClose}
      onSave={save}
      saveLabel={t('incidents.page.mergeDo')}
      cannotSave={!other}
    >
      <p>{t('incidents.page.mergeWhy')}</p>
      <IncidentField
        autoFocus
        label={t('incidents.page.mergeInto')}
        placeholder={t('incidents.page.mergeIntoPlaceholder')}
        taken={[incident.key]}
        value={other}
        onChange={setOther}
      />
    </EditDialog>
  );
}
