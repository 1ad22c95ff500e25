import { changesContract } from '@afterword/plugin-reliability-common';
import {
  SectionCard,
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { useRouteRef, useRouteRefParams } from '@backstage/frontend-plugin-api';
import { changeRouteRef, changesRouteRef } from '../../routes';
import { ItemPage } from '../../shell/item/ItemPage';
import { useWords } from '../../words';
import { ChangeView } from './ChangeView';

/** Others write down what may fail at the same time. */
const LOOK_AGAIN = 15_000;

/** One change review: before the change, and after it. */
export function ChangePage() {
  const { t } = useWords();
  const { key } = useRouteRefParams(changeRouteRef);
  const result = useReliabilityQuery(
    changesContract.getChange,
    { params: { key } },
    { refetchInterval: LOOK_AGAIN },
  );
  return (
    <ItemPage
      itemKey={key}
      here={useRouteRef(changeRouteRef)?.({ key }) ?? '.'}
      list={useRouteRef(changesRouteRef)?.() ?? '..'}
      result={result}
      words={{
        missingTitle: t('changes.page.missingTitle', { key }),
        missingWhy: t('changes.page.missingWhy'),
        back: t('changes.page.back'),
        failedTitle: t('changes.page.failedTitle', { key }),
      }}
      skeleton={
        <SectionCard title={key}>
          <SkeletonText lines={6} />
        </SectionCard>
      }
    >
      {change => <ChangeView key={change.key} change={change} />}
    </ItemPage>
  );
}
