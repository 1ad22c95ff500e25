import { learningsContract } from '@afterword/plugin-reliability-common';
import { useReliabilityQuery } from '@afterword/plugin-reliability-react';
import { useRouteRef, useRouteRefParams } from '@backstage/frontend-plugin-api';
import { learningRouteRef, learningsRouteRef } from '../../routes';
import { ItemPage } from '../../shell/item/ItemPage';
import { useWords } from '../../words';
import { LearningSkeleton } from './LearningSkeleton';
import { LearningView } from './LearningView';

/** One learning. */
export function LearningPage() {
  const { t } = useWords();
  const { key } = useRouteRefParams(learningRouteRef);
  const result = useReliabilityQuery(learningsContract.getLearning, {
    params: { key },
  });
  return (
    <ItemPage
      itemKey={key}
      here={useRouteRef(learningRouteRef)?.({ key }) ?? '.'}
      list={useRouteRef(learningsRouteRef)?.() ?? '..'}
      result={result}
      words={{
        missingTitle: t('learnings.page.missingTitle', { key }),
        missingWhy: t('learnings.page.missingWhy'),
        back: t('learnings.page.back'),
        failedTitle: t('learnings.page.failedTitle', { key }),
      }}
      skeleton={<LearningSkeleton name={key} />}
    >
      {learning => <LearningView learning={learning} />}
    </ItemPage>
  );
}
