import { useRouteRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { EmptyState } from '@afterword/plugin-reliability-react';
import { overviewRouteRef } from '../routes';
import { useWords } from '../words';
import { PageBody } from './PageBody';

/** What stands at an address below ours that leads nowhere. */
export function NoSuchPage() {
  const { t } = useWords();
  const overview = useRouteRef(overviewRouteRef)?.();
  return (
    <PageBody>
      <EmptyState
        headingLevel={2}
        title={t('shell.notFoundTitle')}
        actions={
          overview && (
            <ButtonLink variant="secondary" href={overview}>
              {t('shell.notFoundOn')}
            </ButtonLink>
          )
        }
      >
        {t('shell.notFoundWhy')}
      </EmptyState>
    </PageBody>
  );
}
