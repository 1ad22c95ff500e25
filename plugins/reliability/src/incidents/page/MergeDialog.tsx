import { useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Combobox } from '@backstage/ui';
import {
  Incident,
  incidentsContract,
} from '@afterword/plugin-reliability-common';
import {
  reliabilityApiRef,
  useReliabilityQuery,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import type { Notify } from '../../editing/useNotice';
import { useWords } from '../../words';
import { EditDialog } from './EditDialog';
import { useVersionedWrite } from './useVersionedWrite';

const MOST = 20;
const PAUSE = 200;

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
  const [typed, setTyped] = useState('');
  const [into, setInto] = useState<string>();
  const { options, isLoading } = useOthers(incident.key, typed);
  const merge = useVersionedWrite(
    incidentsContract.mergeIncident,
    incident,
    ({ mergedInto }) => mergedInto,
  );
  const unmerge = useReliabilityWrite(incidentsContract.unmergeIncident);
  const params = { key: incident.key };

  const save = async () => {
    if (into === undefined) return;
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
      isDirty={false}
      isPending={merge.isPending}
      error={merge.error}
      onClose={onClose}
      onSave={save}
      saveLabel={t('incidents.page.mergeDo')}
      cannotSave={into === undefined}
    >
      <p>{t('incidents.page.mergeWhy')}</p>
      <Combobox
        autoFocus
        label={t('incidents.page.mergeInto')}
        placeholder={t('incidents.page.mergeIntoPlaceholder')}
        options={options}
        search={{
          mode: 'server',
          inputValue: typed,
          onInputChange: text => {
            setTyped(text);
            if (text === '') setInto(undefined);
          },
        }}
        loading={{ state: isLoading ? 'loading' : 'idle' }}
        value={into ?? null}
        onChange={key => setInto(key === null ? undefined : String(key))}
      />
    </EditDialog>
  );
}

/** Other incidents whose key or title is what is typed. */
function useOthers(own: string, typed: string) {
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(typed.trim()), PAUSE);
    return () => window.clearTimeout(timer);
  }, [typed]);
  // What was chosen stands in the field as "INC-3 Card payments fail".
  const [, key, words] = /^(INC-\d+)?\s*(.*)$/i.exec(asked) ?? [];
  const byTitle = useReliabilityQuery(
    incidentsContract.listIncidents,
    { query: { q: words || undefined, limit: MOST } },
    { keepPrevious: true },
  );
  const byKey = useReliabilityQuery(
    incidentsContract.getIncident,
    { params: { key: key ?? '' } },
    { enabled: key !== undefined },
  );
  const found = [
    ...(byKey.data ? [byKey.data] : []),
    ...(byTitle.data?.items ?? []),
  ].filter(
    ({ key: other, mergedInto }, index, all) =>
      other !== own &&
      mergedInto === null &&
      all.findIndex(each => each.key === other) === index,
  );
  return {
    options: found.map(({ key: id, title }) => ({
      id,
      label: `${id} ${title}`,
    })),
    isLoading: byTitle.isFetching || byKey.isFetching,
  };
}
