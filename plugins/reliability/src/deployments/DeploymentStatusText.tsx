import type { DeploymentSummary } from '@afterword/plugin-reliability-common';
import { StatusText } from '@afterword/plugin-reliability-react';
import { useWords } from '../words';

/** How a deployment ended, and whether it was taken back later. */
export function DeploymentStatusText({
  deployment: { status, rolledBack },
}: {
  readonly deployment: Pick<DeploymentSummary, 'status' | 'rolledBack'>;
}) {
  const { t } = useWords();
  return (
    <StatusText tone={status === 'success' ? 'plain' : 'quiet'}>
      {rolledBack
        ? t('deployments.rolledBack')
        : t(`deployments.status.${status}`)}
    </StatusText>
  );
}
