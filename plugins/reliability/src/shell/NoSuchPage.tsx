import { EmptyState } from '@afterword/plugin-reliability-react';
import { useWords } from '../words';
import { PageBody } from './PageBody';

/** What stands at an address below ours that leads nowhere. */
export function NoSuchPage() {
  const { t } = useWords();
  return (
    <PageBody>
      <EmptyState headingLevel={2} title={t('shell.notFoundTitle')}>
        {t('shell.notFoundWhy')}
      </EmptyState>
    </PageBody>
  );
}
