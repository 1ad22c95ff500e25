import { changesContract } from '@afterword/plugin-reliability-common';
import {
  DateTimeText,
  KeyText,
  RowList,
  RowListItem,
  SectionCard,
  StatusText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { changeRouteRef, changesRouteRef } from '../../routes';
import { useWords } from '../../words';
import styles from './lists.module.css';

/** The next changes that are planned for a scope; nothing where there is none. */
export function NextChanges({ scope }: { readonly scope: string }) {
  const { t } = useWords();
  const link = useRouteRef(changeRouteRef);
  const all = useRouteRef(changesRouteRef)?.();
  const { data } = useReliabilityQuery(changesContract.listChanges, {
    query: { scope, status: 'planned', sort: 'planned', limit: 3 },
  });
  if (!data || data.items.length === 0) return null;
  return (
    <SectionCard
      title={t('changes.entity.title')}
      body="flush"
      meta={
        all && (
          <Link
            className={styles.all}
            href={`${all}?${new URLSearchParams({ scope })}`}
            standalone
          >
            {t('changes.entity.all')}
          </Link>
        )
      }
    >
      <RowList>
        {data.items.map(({ key, title, plannedFor, unprepared: count }) => (
          <RowListItem
            key={key}
            title={
              <>
                <KeyText value={key} href={link?.({ key })} /> {title}
              </>
            }
            aside={<DateTimeText at={plannedFor} />}
            detail={
              count > 0 && (
                <StatusText tone="waits">
                  {t('changes.list.columns.unprepared', { count })}
                </StatusText>
              )
            }
          />
        ))}
      </RowList>
    </SectionCard>
  );
}
