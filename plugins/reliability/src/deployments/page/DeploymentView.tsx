import type { Deployment } from '@afterword/plugin-reliability-common';
import { DateTimeText, KeyText } from '@afterword/plugin-reliability-react';
import { KeptFromImport } from '../../shell/KeptFromImport';
import { useDocumentTitle } from '../../shell/useDocumentTitle';
import { useWords } from '../../words';
import { deploymentName } from '../deploymentName';
import { DeploymentStatusText } from '../DeploymentStatusText';
import { DeploymentDetails } from './DeploymentDetails';
import { DeploymentFailures } from './DeploymentFailures';
import { DeploymentHistory } from './DeploymentHistory';
import styles from './page.module.css';

/** One deployment, and what came of it. */
export function DeploymentView({
  deployment,
}: {
  readonly deployment: Deployment;
}) {
  const { t } = useWords();
  const { key, environment, finished, production } = deployment;
  const name = deploymentName(deployment);
  useDocumentTitle(`${key} ${name}`);
  const words = {
    at: <DateTimeText at={finished} />,
    environment,
  };
  return (
    <div className={styles.page}>
      <header>
        <h2 className={styles.title}>{name}</h2>
        <div className={styles.facts}>
          <KeyText value={key} />
          <DeploymentStatusText deployment={deployment} />
        </div>
        <p className={styles.why}>
          {production
            ? t('deployments.page.why', words)
            : t('deployments.page.whyNotProduction', words)}
        </p>
      </header>
      <div className={styles.columns}>
        <div className={styles.column}>
          <DeploymentFailures failures={deployment.failures} />
          <DeploymentHistory deployment={deployment} />
        </div>
        <div className={styles.column}>
          <DeploymentDetails deployment={deployment} />
          <KeptFromImport extra={deployment.extra} />
        </div>
      </div>
    </div>
  );
}
