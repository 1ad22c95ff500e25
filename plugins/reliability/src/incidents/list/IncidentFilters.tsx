import {
  factorLayers,
  Incident,
  incidentKinds,
  severities,
} from '@afterword/plugin-reliability-common';
import { reliableKinds } from '../../entity/entityKinds';
import { useFailureModeSuggestions } from '../../failureModes/useFailureModeSuggestions';
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
  'type',
  'failureMode',
  'layer',
  'dimension',
  'from',
  'to',
  'open',
  'flagged',
  'counted',
] as const;

/** A name and a value, as the operation takes them. */
const DIMENSION = /^[^:]+:.+$/;

/** What narrows the list of incidents. */
export function IncidentFilters({
  state,
  rows,
}: {
  readonly state: ListState;
  /** Rows at hand; their types, failure modes and dimensions are suggested. */
  readonly rows: readonly Pick<
    Incident,
    'incidentType' | 'failureMode' | 'dimensions'
  >[];
}) {
  const { t } = useWords();
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
        name="type"
        label={t('incidents.list.type')}
        placeholder={t('incidents.list.anyWord')}
        suggestions={eachOnce(
          rows.flatMap(({ incidentType }) => incidentType ?? []),
        )}
      />
      <FilterWord
        state={state}
        name="failureMode"
        label={t('incidents.list.failureMode')}
        placeholder={t('incidents.list.anyWord')}
        suggestions={useFailureModeSuggestions(rows)}
      />
      <FilterChoice
        state={state}
        name="layer"
        label={t('incidents.list.layer')}
        options={factorLayers.map(id => ({
          id,
          label: t(`postmortems.factors.layer.${id}`),
        }))}
      />
      <FilterWord
        state={state}
        name="dimension"
        label={t('incidents.list.dimension')}
        placeholder={t('incidents.list.dimensionPlaceholder')}
        suggestions={eachOnce(
          rows.flatMap(({ dimensions }) =>
            Object.entries(dimensions).map(
              ([name, value]) => `${name}:${value}`,
            ),
          ),
        )}
        problemOf={word =>
          DIMENSION.test(word) ? undefined : t('incidents.list.dimensionWrong')
        }
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
      <FilterToggle
        state={state}
        name="counted"
        label={t('incidents.list.onlyCounted')}
      />
    </>
  );
}

function eachOnce(words: readonly string[]): string[] {
  return [...new Set(words)].sort();
}
