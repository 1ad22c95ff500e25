import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  Incident,
  postmortemStatuses,
} from '@afterword/plugin-reliability-common';
import {
  KeyText,
  RowList,
  RowListItem,
  SectionCard,
} from '@afterword/plugin-reliability-react';
import { postmortemRouteRef } from '../../routes';
import { useWords } from '../../words';
import styles from './page.module.css';

/** Postmortems about an incident that the reader may see. */
export function IncidentPostmortems({
  incident: { postmortems },
}: {
  readonly incident: Pick<Incident, 'postmortems'>;
}) {
  const { t } = useWords();
  const link = useRouteRef(postmortemRouteRef);
  const isEmpty = postmortems.length === 0;
  return (
    <SectionCard
      title={t('incidents.page.postmortems')}
      body={isEmpty ? 'padded' : 'flush'}
    >
      {isEmpty ? (
        <p className={styles.empty}>{t('incidents.page.noPostmortems')}</p>
      ) : (
        <RowList>
          {postmortems.map(({ key, title, status }) => {
            const known = postmortemStatuses.find(each => each === status);
            return (
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
                detail={known ? t(`postmortems.page.status.${known}`) : status}
              />
            );
          })}
        </RowList>
      )}
    </SectionCard>
  );
}
