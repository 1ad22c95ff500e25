import type { Incident } from '@afterword/plugin-reliability-common';
import { DurationText } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import { computedDuration } from '../computedDurations';
import { TimePointText } from '../TimePointText';

/** The incident in one plain sentence, from the times that are known and nothing else. */
export function IncidentSentence({
  incident,
}: {
  readonly incident: Incident;
}) {
  const { t } = useWords();
  switch (incident.kind) {
    case 'nearMiss':
      return <NearMissSentence incident={incident} />;
    case 'drill':
      return (
        <>
          <TimesSentence incident={incident} /> {t('incidents.page.drill')}
        </>
      );
    case 'maintenance':
      return (
        <>
          <TimesSentence incident={incident} />{' '}
          {t('incidents.page.maintenance')}
        </>
      );
    default:
      return <TimesSentence incident={incident} />;
  }
}

function NearMissSentence({ incident }: { readonly incident: Incident }) {
  const { t } = useWords();
  const { detected, impactStarted, declared } = incident.times;
  const noticed = detected ?? impactStarted ?? declared;
  return noticed ? (
    <>
      {t('incidents.page.nearMiss', {
        start: <TimePointText point={noticed} />,
      })}
    </>
  ) : (
    <>{t('incidents.page.nearMissNoTime')}</>
  );
}

function TimesSentence({ incident }: { readonly incident: Incident }) {
  const { t } = useWords();
  const { impactStarted, mitigated, resolved, detected, declared } =
    incident.times;
  if (impactStarted && mitigated) {
    const start = <TimePointText point={impactStarted} />;
    const seconds = computedDuration(incident, 'timeToRestore');
    if (seconds === undefined) {
      return Date.parse(mitigated.at) < Date.parse(impactStarted.at) ? (
        <>{t('incidents.page.lastedBackwards', { start })}</>
      ) : (
        <>{t('incidents.page.lastedUnsure', { start })}</>
      );
    }
    const duration = (
      <b>
        <DurationText seconds={seconds} />
      </b>
    );
    return <>{t('incidents.page.lasted', { start, duration })}</>;
  }
  if (impactStarted) {
    const start = <TimePointText point={impactStarted} />;
    return resolved ? (
      <>
        {t('incidents.page.endUnknown', {
          start,
          end: <TimePointText point={resolved} />,
        })}
      </>
    ) : (
      <>{t('incidents.page.goingOn', { start })}</>
    );
  }
  const noticed = detected ?? declared;
  const ended = mitigated ?? resolved;
  if (ended) {
    return (
      <>
        {t('incidents.page.endedOnly', {
          end: <TimePointText point={ended} />,
        })}
      </>
    );
  }
  return noticed ? (
    <>
      {t('incidents.page.noticedOnly', {
        start: <TimePointText point={noticed} />,
      })}
    </>
  ) : (
    <>{t('incidents.page.noTimes')}</>
  );
}
