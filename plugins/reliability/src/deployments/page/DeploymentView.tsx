import type { Deployment } from '@afterword/plugin-reliability-common';
import { DateTimeText, KeyText } from '@afterword/plugin-reliability-react';
import { ItemHeading } from '../../shell/item/ItemHeading';
import { ItemLayout } from '../../shell/item/ItemLayout';
import { KeptFromImport } from '../../shell/KeptFromImport';
import { useDocumentTitle } from '../../shell/useDocumentTitle';
import { useWords } from '../../words';
import { DeploymentStatusText } from '../DeploymentStatusText';
import { useDeploymentName } from '../useDeploymentName';
import { DeploymentDetails } from './DeploymentDetails';
import { DeploymentFailures } from './DeploymentFailures';
import { DeploymentHistory } from './DeploymentHistory';

/** One deployment, and what came of it. */
export function DeploymentView({
  deployment,
}: {
  readonly deployment: Deployment;
}) {
  const { t } = useWords();
  const { key, environment, finished, production } = deployment;
  const name = useDeploymentName(deployment);
  useDocumentTitle(`${key} ${name}`);
  const words = {
    at: <DateTimeText at={finished} />,
    environment,
  };
  return (
    <ItemLayout
      top={
        <ItemHeading
          title={name}
          facts={
            <>
              <KeyText value={key} />
              <DeploymentStatusText deployment={deployment} />
            </>
          }
          notes={[
            production
              ? t('deployments.page.why', words)
              : t('deployments.page.whyNotProduction', words),
          ]}
        />
      }
      main={<DeploymentFailures failures={deployment.failures} />}
      aside={
        <>
          <DeploymentDetails deployment={deployment} />
          <KeptFromImport extra={deployment.extra} />
        </>
      }
      last={<DeploymentHistory deployment={deployment} />}
    />
  );
}
