import { Charter, charterContract } from '@afterword/plugin-reliability-common';
import {
  RelativeTime,
  SectionCard,
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { FailureNotice } from '../../listing/FailureNotice';
import { charterRouteRef } from '../../routes';
import { useWords } from '../../words';
import styles from './charter.module.css';
import { CharterNotice } from './CharterNotice';
import { StandingText } from './StandingText';

/** The charter in a few lines, with the way to all of it. */
export function CharterSection() {
  const { t } = useWords();
  const link = useRouteRef(charterRouteRef)?.();
  const { data, error, refetch } = useReliabilityQuery(
    charterContract.getCharter,
    {},
  );
  const body = () => {
    if (data) return <Said charter={data} />;
    return error ? (
      <FailureNotice
        title={t('processes.charter.failed')}
        error={error}
        onRetry={() => refetch()}
      />
    ) : (
      <SkeletonText lines={3} />
    );
  };
  return (
    <SectionCard
      title={t('processes.charter.title')}
      lead={t('processes.charter.why')}
      meta={
        link && (
          <Link className={styles.all} href={link} standalone>
            {t('processes.charter.read')}
          </Link>
        )
      }
    >
      {body()}
    </SectionCard>
  );
}

function Said({ charter }: { readonly charter: Charter }) {
  const { t } = useWords();
  const { at, acknowledged, sponsor, standing, editable } = charter;
  if (standing === 'notAsked' || at === null) {
    return (
      <div className={styles.said}>
        <p>{t('processes.charter.notAdopted')}</p>
        {editable && <p>{t('processes.charter.mayAdopt')}</p>}
      </div>
    );
  }
  return (
    <div className={styles.said}>
      <p>{t('processes.charter.backedBy', { sponsor })}</p>
      <p className={styles.quiet}>
        {t('processes.charter.people', { count: acknowledged })}{' '}
        {t('processes.charter.versionOf', {
          version: charter.version,
          when: <RelativeTime at={at} />,
        })}
      </p>
      <CharterNotice charter={charter}>
        <StandingText charter={charter} />
      </CharterNotice>
      {standing === 'acknowledged' && (
        <p className={styles.quiet}>
          <StandingText charter={charter} />
        </p>
      )}
    </div>
  );
}
