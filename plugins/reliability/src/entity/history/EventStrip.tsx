import { useMemo } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  IncidentSummary,
  MetricsWindowShown,
} from '@afterword/plugin-reliability-common';
import {
  HistoryStrip,
  useDurationText,
  useMomentText,
} from '@afterword/plugin-reliability-react';
import { computedDuration } from '../../incidents/computedDurations';
import { useMarkWords } from '../../incidents/IncidentMark';
import { incidentRouteRef, postmortemRouteRef } from '../../routes';
import { useWords } from '../../words';
import { HistoryEvent, historyEvents } from './historyEvents';

/** Props of {@link EventStrip}. */
export interface EventStripProps {
  readonly incidents: readonly IncidentSummary[];
  /** UTC milliseconds. */
  readonly from: number;
  /** UTC milliseconds. */
  readonly until: number;
  readonly window: MetricsWindowShown | undefined;
}

/** What happened to an entity, on a line of time; each mark leads to what was written about it. */
export function EventStrip({
  incidents,
  from,
  until,
  window,
}: EventStripProps) {
  const { t } = useWords();
  const events = useMemo(() => historyEvents(incidents), [incidents]);
  const incidentLink = useRouteRef(incidentRouteRef);
  const postmortemLink = useRouteRef(postmortemRouteRef);
  const sayMoment = useMomentText();
  const sayEvent = useEventText();
  const sayDay = (at: number) =>
    sayMoment(new Date(at).toISOString(), 'dateWithYear');
  return (
    <HistoryStrip
      aria-label={t('entity.history.label', {
        from: sayDay(from),
        until: sayDay(until),
      })}
      marks={events}
      from={from}
      until={until}
      window={
        window && {
          from: Date.parse(window.from),
          until: Date.parse(window.until),
          words: t('entity.history.thisWindow'),
        }
      }
      rowNames={{
        sev1: t('incidents.severity.sev1'),
        sev2: t('incidents.severity.sev2'),
        sev3: t('incidents.severity.sev3'),
        nearMiss: t('entity.history.nearMisses'),
        drill: t('entity.history.drills'),
      }}
      hint={t('entity.history.hint')}
      hrefOf={({ incident: { key, postmortems } }) =>
        postmortems.length > 0
          ? postmortemLink?.({ key: postmortems[0].key })
          : incidentLink?.({ key })
      }
      sayMark={sayEvent}
    />
  );
}

/** `13 Nov 2026, Sev-1: Card payments failed, restored after 47 min` */
function useEventText(): (event: HistoryEvent) => string {
  const { t } = useWords();
  const sayMoment = useMomentText();
  const sayWhat = useMarkWords();
  const sayDuration = useDurationText();
  return ({ incident, at }) => {
    const words = {
      day: sayMoment(new Date(at).toISOString(), 'dateWithYear'),
      what: sayWhat(incident),
      title: incident.title,
    };
    const seconds = computedDuration(incident, 'timeToRestore');
    return seconds === undefined || incident.kind !== 'incident'
      ? t('entity.history.mark', words)
      : t('entity.history.markRestored', {
          ...words,
          duration: sayDuration(seconds),
        });
  };
}
