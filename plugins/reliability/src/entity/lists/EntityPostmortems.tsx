import { useMemo } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  incidentKinds,
  postmortemsContract,
  PostmortemSummary,
  severities,
} from '@afterword/plugin-reliability-common';
import {
  KeyText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { IncidentMark } from '../../incidents/IncidentMark';
import { KEY_WIDTH, ListColumn } from '../../listing/listColumn';
import { BeganText } from '../../postmortems/BeganText';
import { PostmortemStatusText } from '../../postmortems/PostmortemStatusText';
import { postmortemRouteRef, postmortemsRouteRef } from '../../routes';
import { useWords } from '../../words';
import { countedLatestOf, LatestSection } from './LatestSection';

/** The latest postmortems about a scope. */
export function EntityPostmortems({ scope }: { readonly scope: string }) {
  const { t } = useWords();
  const all = useRouteRef(postmortemsRouteRef)?.();
  const link = useRouteRef(postmortemRouteRef);
  const answer = useReliabilityQuery(
    postmortemsContract.listPostmortems,
    countedLatestOf(scope),
  );
  return (
    <LatestSection
      title={t('entity.postmortems.title')}
      columns={useEntityPostmortemColumns()}
      answer={answer}
      rowHref={({ key }) => link?.({ key })}
      empty={{
        title: t('entity.postmortems.emptyTitle'),
        why: t('entity.postmortems.emptyWhy'),
      }}
      all={{
        href: all && `${all}?${new URLSearchParams({ scope })}`,
        words: n => t('entity.postmortems.all', { n }),
      }}
    />
  );
}

function useEntityPostmortemColumns(): readonly ListColumn<PostmortemSummary>[] {
  const { t } = useWords();
  const link = useRouteRef(postmortemRouteRef);
  return useMemo(
    () => [
      {
        id: 'key',
        label: t('entity.postmortems.key'),
        width: KEY_WIDTH,
        cell: ({ key }) => <KeyText value={key} />,
      },
      {
        id: 'title',
        label: t('entity.postmortems.what'),
        isRowHeader: true,
        narrow: 'title',
        cell: ({ key, title }) => (
          <Link href={link?.({ key })} standalone weight="bold" title={title}>
            {title}
          </Link>
        ),
      },
      {
        id: 'began',
        label: t('entity.postmortems.began'),
        width: '136px',
        cell: postmortem => <BeganText postmortem={postmortem} />,
      },
      {
        id: 'severity',
        label: t('entity.postmortems.severity'),
        width: '120px',
        cell: ({ incidents, severity }) => {
          const kind = incidentKinds.find(each => each === incidents[0]?.kind);
          return (
            kind && (
              <IncidentMark
                incident={{
                  kind,
                  severity: severities.find(each => each === severity) ?? null,
                }}
              />
            )
          );
        },
      },
      {
        id: 'status',
        label: t('entity.postmortems.status'),
        width: '112px',
        cell: postmortem => <PostmortemStatusText postmortem={postmortem} />,
      },
      {
        id: 'verified',
        label: t('entity.postmortems.verified'),
        width: '164px',
        align: 'end',
        cell: ({ commitments: { verified, total } }) =>
          total > 0 && t('entity.postmortems.verifiedOf', { verified, total }),
      },
    ],
    [t, link],
  );
}
