import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  DEFAULT_WINDOW,
  qualityFigures,
  metricsContract,
  metricsExports,
  RollingWindow,
  rollingWindowDays,
  rollingWindows,
} from '@afterword/plugin-reliability-common';
import {
  EmptyState,
  SentenceLead,
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { reliableKinds } from '../entity/entityKinds';
import { WindowSelect } from '../entity/WindowSelect';
import { useWindowRefused } from '../figures/useWindowRefused';
import { WindowRefused } from '../figures/WindowRefused';
import { ExportMenu } from '../listing/ExportMenu';
import { FilterChoice } from '../listing/FilterChoice';
import { FilterEntity } from '../listing/FilterEntity';
import { HeaderButtons } from '../listing/HeaderButtons';
import { listQueryOf } from '../listing/listQueryOf';
import { ListSection } from '../listing/ListSection';
import { ListState, useListState } from '../listing/useListState';
import { useListTotal } from '../listing/useListTotal';
import { incidentRouteRef } from '../routes';
import { PageBody } from '../shell/PageBody';
import { useWords } from '../words';
import { useQualityColumns } from './useQualityColumns';

const filterNames = ['scope', 'figure', 'window'] as const;

/** The incidents that figures count and do not know well enough, for whoever owns them: what is wrong with each, and where to mend it. */
export function QualityPage() {
  const { t } = useWords();
  const state = useListState({
    filters: filterNames,
    // They come in one order, the latest first.
    sorts: [],
    defaultSort: '',
  });
  const result = useReliabilityQuery(
    metricsContract.getMetricsQuality,
    { query: listQueryOf(metricsContract.getMetricsQuality, state) },
    { keepPrevious: true, asksAnew: true },
  );
  const total = useListTotal(metricsContract.getMetricsQuality, state);
  const columns = useQualityColumns();
  const link = useRouteRef(incidentRouteRef);
  const [askedWindow] = state.filters.window ?? [];
  const usable = rollingWindows.find(each => each === askedWindow);
  const window = usable ?? DEFAULT_WINDOW;
  const isRefused = useWindowRefused(
    askedWindow !== undefined && usable === undefined,
  );
  const isMended =
    state.filters.figure === undefined && result.data?.items.length === 0;
  return (
    <PageBody title={t('quality.title')}>
      <SentenceLead
        how={total === 0 ? undefined : t('quality.how')}
        aside={
          <>
            <WindowSelect
              value={window}
              onChange={next =>
                state.change({ window: next === DEFAULT_WINDOW ? [] : [next] })
              }
            />
            {isRefused && <WindowRefused />}
          </>
        }
      >
        {total === undefined ? (
          <SkeletonText lines={1} />
        ) : (
          <Sentence count={total} window={window} />
        )}
      </SentenceLead>
      <ListSection
        title={t('quality.title')}
        // That nothing is left of a scope is no failed search.
        state={isMended ? { ...state, isFiltered: false } : state}
        result={result}
        columns={columns}
        rowKey={({ key }) => key}
        rowHref={({ key }) => link?.({ key })}
        filters={<Filters state={state} />}
        actions={
          <HeaderButtons>
            <ExportMenu
              what={t('quality.title')}
              list={metricsExports.quality}
              filters={state.filters}
              fileName="quality"
            />
          </HeaderButtons>
        }
        empty={
          <EmptyState title={t('quality.emptyTitle')}>
            {t('quality.emptyWhy')}
          </EmptyState>
        }
      />
    </PageBody>
  );
}

function Sentence({
  count,
  window,
}: {
  readonly count: number;
  readonly window: RollingWindow;
}) {
  const { t } = useWords();
  const period = t('quality.period', { n: rollingWindowDays[window] });
  return (
    <>
      {count === 0
        ? t('quality.sentenceNone', { period })
        : t('quality.sentence', { count, period })}
    </>
  );
}

function Filters({ state }: { readonly state: ListState }) {
  const { t } = useWords();
  return (
    <>
      <FilterEntity
        state={state}
        label={t('quality.scope')}
        kinds={reliableKinds}
      />
      <FilterChoice
        state={state}
        name="figure"
        label={t('quality.figures')}
        options={qualityFigures.map(id => ({
          id,
          label: t(`quality.figure.${id}`),
        }))}
      />
    </>
  );
}
