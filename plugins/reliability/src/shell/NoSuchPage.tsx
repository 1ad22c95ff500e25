import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EmptyState } from '@afterword/plugin-reliability-react';
import { reliabilityTranslationRef } from '../translation';
import { PageBody } from './PageBody';

/** What stands at an address below ours that leads nowhere. */
export function NoSuchPage() {
  const { t } = useTranslationRef(reliabilityTranslationRef);
  return (
    <PageBody>
      <EmptyState headingLevel={2} title={t('shell.notFoundTitle')}>
        {t('shell.notFoundWhy')}
      </EmptyState>
    </PageBody>
  );
}
