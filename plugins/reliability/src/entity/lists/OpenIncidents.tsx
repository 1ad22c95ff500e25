import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type { IncidentSummary } from '@afterword/plugin-reliability-common';
import {
  DateTimeText,
  KeyText,
  RowList,
  RowListItem,
  SectionCard,
} from '@afterword/plugin-reliability-react';
import { IncidentMark } from '../../incidents/IncidentMark';
import { incidentRouteRef, incidentsRouteRef } from '../../routes';
import { useWords } from '../../words';
import styles from './lists.module.css';
import type { FoundIncidents } from './useOpenIncidents';

/** What goes on, the latest first; nothing at all where nothing does. */
export function OpenIncidents({
  scope,
  page,
}: {
  readonly scope: string;
  readonly page: FoundIncidents['page'];
}) {
  const { t } = useWords();
  const all = useRouteRef(incidentsRouteRef)?.();
  const items = page?.items ?? [];
  if (items.length === 0) return null;
  const count = page?.page.total ?? items.length;
  const filters = new URLSearchParams([
    ['scope', scope],
    ['kind', 'incident'],
    ['open', 'true'],
  ]);
  return (
    <SectionCard
      title={t('entity.open.count', { count })}
      body="flush"
      meta={
        all &&
        count > items.length && (
          <Link className={styles.all} href={`${all}?${filters}`} standalone>
            {t('entity.open.all', { n: count })}
          </Link>
        )
      }
    >
      <RowList>
        {items.map(incident => (
          <OpenIncident key={incident.key} incident={incident} />
        ))}
      </RowList>
    </SectionCard>
  );
}

function OpenIncident({ incident }: { readonly incident: IncidentSummary }) {
  const link = useRouteRef(incidentRouteRef);
  const { key, title } = incident;
  return (
    <RowListItem
      title={
        <>
          <KeyText value={key} />{' '}
          <Link href={link?.({ key })} standalone weight="bold">
            {title}
          </Link>
        </>
      }
      aside={
        <span className={styles.since}>
          <IncidentMark incident={incident} />
          <Since incident={incident} />
        </span>
      }
    />
  );
}

/** Since when it hurts; where nobody knows, since when it is known. */
function Since({
  incident: { times },
}: {
  readonly incident: IncidentSummary;
}) {
  const { t } = useWords();
  const { impactStarted, detected, declared } = times;
  if (impactStarted) {
    return (
      <span>
        {t('entity.open.since', { at: <DateTimeText at={impactStarted.at} /> })}
      </span>
    );
  }
  const noticed = detected ?? declared;
  return (
    <span>
      {noticed
        ? t('entity.open.noticed', { at: <DateTimeText at={noticed.at} /> })
        : t('entity.open.unknown')}
    </span>
  );
}
