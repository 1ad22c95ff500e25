import { ReactNode } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  ActionItem,
  actionItemsContract,
  Incident,
} from '@afterword/plugin-reliability-common';
import {
  KeyText,
  RowList,
  RowListItem,
  SectionCard,
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { ActionItemStatusText } from '../../actionItems/ActionItemStatusText';
import { CandidateForm } from '../../actionItems/CandidateForm';
import { DueText } from '../../actionItems/DueText';
import type { Notify } from '../../editing/useNotice';
import { FailureNotice } from '../../listing/FailureNotice';
import {
  actionItemRouteRef,
  actionItemsRouteRef,
  postmortemRouteRef,
} from '../../routes';
import { useWords } from '../../words';
import styles from './IncidentActionItems.module.css';

const MOST = 20;

/** What is noted or promised because of an incident: on its own page, and in the postmortems about it. */
export function IncidentActionItems({
  incident,
  notify,
}: {
  readonly incident: Pick<Incident, 'key' | 'editable' | 'postmortems'>;
  readonly notify: Notify;
}) {
  const { t } = useWords();
  const { key, editable, postmortems } = incident;
  return (
    <SectionCard title={t('incidents.page.actionItems')} body="flush">
      <Items
        of={{ incident: key }}
        empty={
          postmortems.length === 0 ? t('incidents.page.noActionItems') : null
        }
      />
      {postmortems.map(postmortem => (
        <ItemsOfPostmortem
          key={postmortem.key}
          postmortem={postmortem}
          incidentKey={key}
        />
      ))}
      <div className={styles.last}>
        {editable && (
          <CandidateForm about={{ incident: key }} notify={notify} />
        )}
      </div>
    </SectionCard>
  );
}

function ItemsOfPostmortem({
  postmortem: { key, title },
  incidentKey,
}: {
  readonly postmortem: Incident['postmortems'][number];
  readonly incidentKey: string;
}) {
  const { t } = useWords();
  const href = useRouteRef(postmortemRouteRef)?.({ key });
  return (
    <Items
      of={{ postmortem: key }}
      heading={
        <p className={styles.from}>
          <KeyText value={key} href={href} /> {title}
        </p>
      }
      // What belongs to both stands above.
      isShown={item => item.incident?.key !== incidentKey}
      empty={t('incidents.page.noneInPostmortem')}
    />
  );
}

function Items({
  of,
  heading,
  isShown = () => true,
  empty,
}: {
  readonly of: { readonly incident: string } | { readonly postmortem: string };
  readonly heading?: ReactNode;
  readonly isShown?: (item: ActionItem) => boolean;
  readonly empty: string | null;
}) {
  const { t } = useWords();
  const link = useRouteRef(actionItemRouteRef);
  const all = useRouteRef(actionItemsRouteRef)?.();
  const { data, error, refetch } = useReliabilityQuery(
    actionItemsContract.listActionItems,
    { query: { ...of, limit: MOST } },
  );
  const items = data?.items.filter(isShown) ?? [];
  if (!data) {
    return (
      <div className={styles.words}>
        {error ? (
          <FailureNotice error={error} onRetry={refetch} />
        ) : (
          <SkeletonText lines={2} />
        )}
      </div>
    );
  }
  if (items.length === 0) {
    if (empty === null || data.items.length > 0) return null;
    return (
      <>
        {heading}
        <p className={styles.empty}>{empty}</p>
      </>
    );
  }
  return (
    <>
      {heading}
      <RowList>
        {items.map(item => (
          <RowListItem
            key={item.key}
            title={
              <>
                <KeyText value={item.key} />{' '}
                <Link href={link?.({ key: item.key })} standalone weight="bold">
                  {item.title}
                </Link>
              </>
            }
            detail={<ActionItemStatusText item={item} />}
            aside={<DueText item={item} />}
          />
        ))}
      </RowList>
      {data.page.next && all && (
        <p className={styles.words}>
          <Link href={`${all}?${new URLSearchParams(of)}`} standalone>
            {t('incidents.page.allActionItems')}
          </Link>
        </p>
      )}
    </>
  );
}
