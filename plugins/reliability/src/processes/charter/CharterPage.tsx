import { useState } from 'react';
import { Charter, charterContract } from '@afterword/plugin-reliability-common';
import {
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { BreadcrumbEntry, useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink } from '@backstage/ui';
import { NoticeBar } from '../../editing/NoticeBar';
import { useNotice } from '../../editing/useNotice';
import { FailureNotice } from '../../listing/FailureNotice';
import { HeaderButtons } from '../../listing/HeaderButtons';
import { charterRouteRef, practiceRouteRef } from '../../routes';
import { ItemHeading } from '../../shell/item/ItemHeading';
import onPaper from '../../shell/onPaper.module.css';
import { PageBody } from '../../shell/PageBody';
import { useWords } from '../../words';
import { AdoptedText } from './AdoptedText';
import styles from './charter.module.css';
import { CharterComparison } from './CharterComparison';
import { CharterDialog } from './CharterDialog';
import { CharterDocument } from './CharterDocument';
import { CharterNotice } from './CharterNotice';
import { CharterPeople } from './CharterPeople';
import { CharterVersions } from './CharterVersions';
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
  const notices = useNotice();
  const [isEditing, setEditing] = useState(false);
  const [since, setSince] = useState<number>();
  const { acknowledged, editable, sponsor, standing, yours } = charter;
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
              {editable && (
                <Button variant="primary" onPress={() => setEditing(true)}>
                  {t(
                    isAdopted
                      ? 'processes.charter.change'
                      : 'processes.charter.adoptOne',
                  )}
                </Button>
              )}
            </HeaderButtons>
          }
        />
        <CharterDocument charter={charter} />
      </div>
      <CharterNotice key={charter.version} charter={charter}>
        <StandingText charter={charter} />{' '}
        {standing === 'renewalDue' && yours && (
          <Button
            variant="tertiary"
            size="small"
            onPress={() => setSince(yours.version)}
          >
            {t('processes.charter.since.open')}
          </Button>
        )}
      </CharterNotice>
      {standing === 'acknowledged' && (
        <p className={styles.quiet}>
          <StandingText charter={charter} />
        </p>
      )}
      {isAdopted && <CharterVersions charter={charter} />}
      {isAdopted && editable && <CharterPeople />}
      {isEditing && (
        <CharterDialog
          charter={charter}
          onSaved={({ version }) => {
            setEditing(false);
            notices.notify({ text: t('processes.charter.saved', { version }) });
          }}
          onClose={() => setEditing(false)}
        />
      )}
      {since !== undefined && (
        <CharterComparison
          version={since}
          charter={charter}
          onClose={() => setSince(undefined)}
        />
      )}
      <NoticeBar {...notices} />
    </>
  );
}
