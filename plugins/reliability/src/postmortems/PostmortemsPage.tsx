import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EmptyState, SectionCard } from '@afterword/plugin-reliability-react';
import { PageBody } from '../shell/PageBody';
import { reliabilityTranslationRef } from '../translation';

/** All postmortems that the reader may see. */
export function PostmortemsPage() {
  const { t } = useTranslationRef(reliabilityTranslationRef);
  return (
    <PageBody>
      <SectionCard title={t('postmortems.list.title')}>
        <EmptyState title={t('postmortems.list.emptyTitle')}>
          {t('postmortems.list.emptyWhy')}
        </EmptyState>
      </SectionCard>
    </PageBody>
  );
}
