import { useEffect, useState } from 'react';
import {
  Postmortem,
  postmortemsContract,
} from '@afterword/plugin-reliability-common';
import {
  EmptyState,
  ReliabilityError,
  SectionCard,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import {
  BreadcrumbEntry,
  useRouteRef,
  useRouteRefParams,
} from '@backstage/frontend-plugin-api';
import { Button, ButtonLink } from '@backstage/ui';
import { useReaderRef } from '../people/useReaderRef';
import { CharterLine } from '../processes/charter/CharterLine';
import { postmortemRouteRef, postmortemsRouteRef } from '../routes';
import { PageBody } from '../shell/PageBody';
import { useWords } from '../words';
import { PostmortemSkeleton } from './page/PostmortemSkeleton';
import { PostmortemView } from './page/PostmortemView';
import { forgetTextsOf } from './sections/keptTexts';

const LOOK_AGAIN = 30_000;

/** One postmortem. */
export function PostmortemPage() {
  const { t } = useWords();
  const { key } = useRouteRefParams(postmortemRouteRef);
  const list = useRouteRef(postmortemsRouteRef)?.() ?? '..';
  const here = useRouteRef(postmortemRouteRef)?.({ key }) ?? '.';
  const reader = useReaderRef();
  const { data, error, refetch } = useReliabilityQuery(
    postmortemsContract.getPostmortem,
    { params: { key } },
    { refetchInterval: LOOK_AGAIN },
  );

  const isGone = !data && error instanceof ReliabilityError && error.isNotThere;
  useEffect(() => {
    if (isGone && reader) forgetTextsOf(reader, key);
  }, [isGone, reader, key]);

  // Of what is gone, a text that stands on this page only stays until its writer has taken it.
  const [written, setWritten] = useState<Postmortem>();
  const shown = data ?? (written?.key === key ? written : undefined);

  const body = () => {
    if (shown && reader) {
      return (
        <PostmortemView
          key={`${shown.key} ${reader}`}
          postmortem={shown}
          reader={reader}
          onChanged={refetch}
          onUnsaved={setWritten}
        />
      );
    }
    if (!error) return <PostmortemSkeleton name={key} />;
    const isMissing =
      error instanceof ReliabilityError &&
      [400, 403, 404].includes(error.status);
    return (
      <SectionCard title={key}>
        <EmptyState
          title={
            isMissing
              ? t('postmortems.page.missingTitle', { key })
              : t('postmortems.page.failedTitle', { key })
          }
          actions={
            <>
              {!isMissing && (
                <Button variant="secondary" onPress={() => refetch()}>
                  {t('postmortems.page.retry')}
                </Button>
              )}
              <ButtonLink variant="secondary" href={list}>
                {t('postmortems.page.back')}
              </ButtonLink>
            </>
          }
        >
          {isMissing
            ? t('postmortems.page.missingWhy')
            : t('postmortems.page.failedWhy')}
        </EmptyState>
      </SectionCard>
    );
  };

  return (
    <BreadcrumbEntry entry={{ label: key, href: here }}>
      <PageBody>
        <CharterLine />
        {body()}
      </PageBody>
    </BreadcrumbEntry>
  );
}
