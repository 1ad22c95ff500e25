import { Charter, charterContract } from '@afterword/plugin-reliability-common';
import {
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { BreadcrumbEntry, useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink } from '@backstage/ui';
import { FailureNotice } from '../../listing/FailureNotice';
import { HeaderButtons } from '../../listing/HeaderButtons';
import { charterRouteRef, practiceRouteRef } from '../../routes';
import { ItemHeading } from '../../shell/item/ItemHeading';
import onPaper from '../../shell/onPaper.module.css';
import { PageBody } from '../../shell/PageBody';
import { useWords } from '../../words';
import { AdoptedText } from './AdoptedText';
import styles from './charter.module.css';
import { CharterDocument } from './CharterDocument';
import { CharterNotice } from './CharterNotice';
import { StandingText } from './StandingText';

/** The whole charter: its text, its words, and whether the reader has acknowledged it. */
export function CharterPage() {
  const { t } = useWords();
  const title = t('processes.charter.documentTitle');
  const here = useRouteRef(charterRouteRef)?.() ?? '.';
  const { data, error, refetch } = useReliabilityQuery(
    charterContract.getCharter,
    {},
  );
  const body = () => {
    if (data) return <Read charter={data} />;
    return error ? (
      <FailureNotice
        title={t('processes.charter.failed')}
        error={error}
        onRetry={() => refetch()}
      />
    ) : (
      <div role="status" aria-label={t('processes.charter.loading')}>
        <SkeletonText lines={12} />
      </div>
    );
  };
  return (
    <BreadcrumbEntry entry={{ label: title, href: here }}>
      <PageBody title={title}>{body()}</PageBody>
    </BreadcrumbEntry>
  );
}

function Read({ charter }: { readonly charter: Charter }) {
  const { t } = useWords();
  const back = useRouteRef(practiceRouteRef)?.() ?? '..';
  const { acknowledged, sponsor, standing } = charter;
  const isAdopted = standing !== 'notAsked';
  return (
    <>
      <div className={`${onPaper.alone} ${styles.document}`}>
        <ItemHeading
          title={t('processes.charter.title')}
          facts={
            <>
              <span>{t('processes.charter.sponsor', { sponsor })}</span>
              <AdoptedText of={charter} />
            </>
          }
          notes={[
            !isAdopted && t('processes.charter.notAdopted'),
            isAdopted && t('processes.charter.people', { count: acknowledged }),
          ]}
          actions={
            <HeaderButtons>
              <ButtonLink variant="secondary" href={back}>
                {t('processes.charter.all')}
              </ButtonLink>
              <Button variant="secondary" onPress={() => window.print()}>
                {t('processes.charter.print')}
              </Button>
            </HeaderButtons>
          }
        />
        <CharterDocument charter={charter} />
      </div>
      <CharterNotice charter={charter}>
        <StandingText charter={charter} />
      </CharterNotice>
      {standing === 'acknowledged' && (
        <p className={styles.quiet}>
          <StandingText charter={charter} />
        </p>
      )}
    </>
  );
}
