import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type { ScopeMetrics } from '@afterword/plugin-reliability-common';
import {
  DateTimeText,
  KeyText,
  RowList,
  RowListItem,
  SectionCard,
} from '@afterword/plugin-reliability-react';
import { RestoredText } from '../figures/RestoredText';
import { incidentRouteRef } from '../routes';
import { useWords } from '../words';
import { IncidentsLink } from './counts/IncidentsLink';

/** The incidents themselves, where they are too few for a typical time. */
export function FewIncidents({ metrics }: { readonly metrics: ScopeMetrics }) {
  const { t } = useWords();
  const link = useRouteRef(incidentRouteRef);
  const { figures, recent } = metrics;
  const { incidents, timeToRestore } = figures;
  if (timeToRestore.state !== 'tooFew' || recent.length === 0) return null;
  return (
    <SectionCard
      title={t('overview.few.title')}
      body="flush"
      meta={
        incidents.state === 'ok' &&
        incidents.count > recent.length && (
          <IncidentsLink metrics={metrics} filters={{ counted: 'true' }}>
            {t('overview.few.all', { count: incidents.count })}
          </IncidentsLink>
        )
      }
    >
      <RowList>
        {recent.map(incident => (
          <RowListItem
            key={incident.key}
            title={
              <>
                <KeyText value={incident.key} />{' '}
                <Link
                  href={link?.({ key: incident.key })}
                  standalone
                  weight="bold"
                >
                  {incident.title}
                </Link>
              </>
            }
            detail={
              <>
                <DateTimeText at={incident.anchor} detail="dateWithYear" /> ·{' '}
                {t(`incidents.severity.${incident.severity ?? 'unrated'}`)}
              </>
            }
            aside={<RestoredText incident={incident} />}
          />
        ))}
      </RowList>
    </SectionCard>
  );
}
