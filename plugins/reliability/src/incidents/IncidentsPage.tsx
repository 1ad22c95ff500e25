import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EmptyState, SectionCard } from '@afterword/plugin-reliability-react';
import { PageBody } from '../shell/PageBody';
import { reliabilityTranslationRef } from '../translation';

/** All incidents that the reader may see. */
export function IncidentsPage() {
  const { t } = useTranslationRef(reliabilityTranslationRef);
  return (
    <PageBody>
      <SectionCard title={t('incidents.list.title')}>
        <EmptyState title={t('incidents.list.emptyTitle')}>
          {t('incidents.list.emptyWhy')}
        </EmptyState>
      </SectionCard>
    </PageBody>
  );
}
