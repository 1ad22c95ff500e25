import { Button } from '@backstage/ui';
import {
  EmptyState,
  ReliabilityError,
} from '@afterword/plugin-reliability-react';
import { useWords } from '../words';

/** Props of {@link FailureNotice}. */
export interface FailureNoticeProps {
  readonly error: Error;
  /** Asks again. */
  readonly onRetry?: () => void;
  /** @defaultValue "This could not be loaded" */
  readonly title?: string;
}

/** Says what went wrong with a request, plainly, and offers to try again. */
export function FailureNotice({ error, onRetry, title }: FailureNoticeProps) {
  const { t } = useWords();
  const why = () => {
    if (!(error instanceof ReliabilityError)) return error.message;
    if (error.status === 0) return t('listing.unreachable');
    if (error.status === 403) return t('listing.forbidden');
    return error.message;
  };
  return (
    <div role="alert">
      <EmptyState
        title={title ?? t('listing.failedTitle')}
        actions={
          onRetry && (
            <Button variant="secondary" onPress={onRetry}>
              {t('listing.retry')}
            </Button>
          )
        }
      >
        {why()}
      </EmptyState>
    </div>
  );
}
