import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  IncidentSummary,
  incidentsContract,
} from '@afterword/plugin-reliability-common';
import {
  DateTimeText,
  KeyText,
  RowList,
  RowListItem,
  SectionCard,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { IncidentMark } from '../../incidents/IncidentMark';
import { incidentRouteRef, incidentsRouteRef } from '../../routes';
import { useWords } from '../../words';
import styles from './lists.module.css';

const MOST = 3;

/** What goes on as far as anybody has said, the latest first; nothing at all where nothing does. */
export function OpenIncidents({ scope }: { readonly scope: string }) {
  const { t } = useWords();
  const all = useRouteRef(incidentsRouteRef)?.();
  const { data } = useReliabilityQuery(incidentsContract.listIncidents, {
    query: {
      scope,
      kind: ['incident'],
      open: 'true',
      sort: '-anchor',
      limit: MOST,
      count: 'true',
    },
  });
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  const count = data?.page.total ?? items.length;
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
