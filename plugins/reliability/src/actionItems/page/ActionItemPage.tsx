import { actionItemsContract } from '@afterword/plugin-reliability-common';
import { useReliabilityQuery } from '@afterword/plugin-reliability-react';
import { useRouteRef, useRouteRefParams } from '@backstage/frontend-plugin-api';
import { actionItemRouteRef, actionItemsRouteRef } from '../../routes';
import { ItemPage } from '../../shell/item/ItemPage';
import { useWords } from '../../words';
import { ActionItemSkeleton } from './ActionItemSkeleton';
import { ActionItemView } from './ActionItemView';

/** One action item. */
export function ActionItemPage() {
  const { t } = useWords();
  const { key } = useRouteRefParams(actionItemRouteRef);
  const result = useReliabilityQuery(actionItemsContract.getActionItem, {
    params: { key },
  });
  return (
    <ItemPage
      itemKey={key}
      here={useRouteRef(actionItemRouteRef)?.({ key }) ?? '.'}
      list={useRouteRef(actionItemsRouteRef)?.() ?? '..'}
      result={result}
      words={{
        missingTitle: t('actionItems.page.missingTitle', { key }),
        missingWhy: t('actionItems.page.missingWhy'),
        back: t('actionItems.page.back'),
        failedTitle: t('actionItems.page.failedTitle', { key }),
      }}
      skeleton={<ActionItemSkeleton name={key} />}
    >
      {item => <ActionItemView item={item} />}
    </ItemPage>
  );
}
