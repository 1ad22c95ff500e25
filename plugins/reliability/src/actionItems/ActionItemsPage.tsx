import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EmptyState, SectionCard } from '@afterword/plugin-reliability-react';
import { PageBody } from '../shell/PageBody';
import { reliabilityTranslationRef } from '../translation';

/** All action items that the reader may see. */
export function ActionItemsPage() {
  const { t } = useTranslationRef(reliabilityTranslationRef);
  return (
    <PageBody>
      <SectionCard title={t('actionItems.list.title')}>
        <EmptyState title={t('actionItems.list.emptyTitle')}>
          {t('actionItems.list.emptyWhy')}
        </EmptyState>
      </SectionCard>
    </PageBody>
  );
}
