import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type { FailureOfDeployment } from '@afterword/plugin-reliability-common';
import {
  KeyText,
  RelativeTime,
  RowList,
  RowListItem,
  SectionCard,
} from '@afterword/plugin-reliability-react';
import { IncidentMark } from '../../incidents/IncidentMark';
import { AuthorName } from '../../people/AuthorName';
import { incidentRouteRef } from '../../routes';
import { useWords } from '../../words';
import styles from './DeploymentFailures.module.css';

/** What a deployment is, or was, said to have caused. */
export function DeploymentFailures({
  failures,
}: {
  readonly failures: readonly FailureOfDeployment[];
}) {
  const { t } = useWords();
  const link = useRouteRef(incidentRouteRef);
  const isEmpty = failures.length === 0;
  return (
    <SectionCard
      title={t('deployments.page.failures')}
      lead={t('deployments.page.failuresLead')}
      body={isEmpty ? 'padded' : 'flush'}
    >
      {isEmpty ? (
        <p className={styles.empty}>{t('deployments.page.noFailures')}</p>
      ) : (
        <RowList>
          {failures.map(({ incident: { key, title, severity }, ...said }) => (
            <RowListItem
              key={key}
              title={
                <>
                  <KeyText value={key} />{' '}
                  <Link href={link?.({ key })} standalone weight="bold">
                    {title}
                  </Link>
                </>
              }
              aside={<IncidentMark incident={{ kind: 'incident', severity }} />}
              detail={
                <>
                  {t(`deployments.page.state.${said.state}`)}
                  {' · '}
                  <AuthorName by={said.by} />
                  {' · '}
                  <RelativeTime at={said.at} />
                  {!said.possible && ` · ${t('deployments.page.impossible')}`}
                </>
              }
            />
          ))}
        </RowList>
      )}
    </SectionCard>
  );
}
