import {
  Incident,
  incidentKinds,
  severities,
} from '@afterword/plugin-reliability-common';
import { reliableKinds } from '../../entity/entityKinds';
import { FilterChoice } from '../../listing/FilterChoice';
import { FilterDays } from '../../listing/FilterDays';
import { FilterEntity } from '../../listing/FilterEntity';
import { FilterSearch } from '../../listing/FilterSearch';
import { FilterToggle } from '../../listing/FilterToggle';
import { FilterWord } from '../../listing/FilterWord';
import type { ListState } from '../../listing/useListState';
import { useWords } from '../../words';

/** The filters of the list, as its operation names them. */
export const incidentFilterNames = [
  'q',
  'scope',
  'kind',
  'severity',
  'failureMode',
  'from',
  'to',
  'open',
  'flagged',
] as const;

/** What narrows the list of incidents. */
export function IncidentFilters({
  state,
  rows,
}: {
  readonly state: ListState;
  /** Rows at hand; their failure modes are suggested. */
  readonly rows: readonly Pick<Incident, 'failureMode'>[];
}) {
  const { t } = useWords();
  const failureModes = rows.flatMap(({ failureMode }) => failureMode ?? []);
  return (
    <>
      <FilterSearch
        state={state}
        label={t('incidents.list.search')}
        placeholder={t('incidents.list.searchPlaceholder')}
      />
      <FilterEntity
        state={state}
        label={t('incidents.list.scope')}
        kinds={reliableKinds}
      />
      <FilterChoice
        state={state}
        name="kind"
        label={t('incidents.list.kind')}
        options={incidentKinds.map(id => ({
          id,
          label: t(`incidents.kind.${id}`),
        }))}
      />
      <FilterChoice
        state={state}
        name="severity"
        label={t('incidents.list.severity')}
        options={severities.map(id => ({
          id,
          label: t(`incidents.severity.${id}`),
        }))}
      />
      <FilterWord
        state={state}
        name="failureMode"
        label={t('incidents.list.failureMode')}
        placeholder={t('incidents.list.failureModePlaceholder')}
        suggestions={[...new Set(failureModes)].sort()}
      />
      <FilterDays state={state} />
      <FilterToggle
        state={state}
        name="open"
        label={t('incidents.list.onlyOpen')}
      />
      <FilterToggle
        state={state}
        name="flagged"
        label={t('incidents.list.onlyFlagged')}
      />
    </>
  );
}
