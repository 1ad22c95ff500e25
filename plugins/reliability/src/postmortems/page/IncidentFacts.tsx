import {
  DurationName,
  durationToMillis,
  Incident,
  incidentsContract,
  Postmortem,
} from '@afterword/plugin-reliability-common';
import {
  DurationText,
  EntityRefList,
  KeyText,
  ReliabilityError,
  SkeletonBlock,
  useDurationText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { computedDuration } from '../../incidents/computedDurations';
import { incidentRouteRef } from '../../routes';
import { useWords } from '../../words';
import { SeverityOfIncident } from '../rail/SeverityOfIncident';
import styles from './IncidentFacts.module.css';

/** The few numbers that anybody asks for first, for each incident that the document is about. */
export function IncidentFacts({
  incidents,
}: {
  readonly incidents: Postmortem['incidents'];
}) {
  const { t } = useWords();
  if (incidents.length === 0) {
    return <p className={styles.none}>{t('postmortems.facts.none')}</p>;
  }
  return (
    <>
      {incidents.map(incident => (
        <FactsOfOne
          key={incident.key}
          incident={incident}
          isOneOfSeveral={incidents.length > 1}
        />
      ))}
    </>
  );
}

function FactsOfOne({
  incident,
  isOneOfSeveral,
}: {
  readonly incident: Postmortem['incidents'][number];
  readonly isOneOfSeveral: boolean;
}) {
  const { t } = useWords();
  const link = useRouteRef(incidentRouteRef);
  const { key, title } = incident;
  const { data, error } = useReliabilityQuery(incidentsContract.getIncident, {
    params: { key },
  });
  const isHidden =
    error instanceof ReliabilityError && [403, 404].includes(error.status);
  return (
    <>
      {isOneOfSeveral && (
        <p className={styles.incident}>
          <KeyText value={key} href={link?.({ key })} /> {title}
        </p>
      )}
      <dl
        className={styles.facts}
        data-said
        aria-label={t('postmortems.facts.label', { key })}
      >
        <div>
          <dt>{t('postmortems.facts.severity')}</dt>
          <dd>
            <SeverityOfIncident incident={incident} />
          </dd>
        </div>
        <div>
          <dt>{t('postmortems.facts.detectedAfter')}</dt>
          <dd>
            <Span incident={data} isKnownSoon={!error} name="timeToDetect" />
          </dd>
        </div>
        <div>
          <dt>{t('postmortems.facts.restoredAfter')}</dt>
          <dd>
            <Span incident={data} isKnownSoon={!error} name="timeToRestore" />
          </dd>
        </div>
        <div>
          <dt>{t('postmortems.facts.affected')}</dt>
          <dd>
            {data && data.entities.length > 0 && (
              <EntityRefList entities={namedOnce(data.entities)} limit={4} />
            )}
            {data && data.entities.length === 0 && (
              <span className={styles.quiet}>
                {t('postmortems.facts.nobody')}
              </span>
            )}
            {!data && !error && <SkeletonBlock width={140} height={20} />}
            {!data && error && (
              <span className={styles.quiet}>
                {isHidden
                  ? t('postmortems.facts.hidden')
                  : t('postmortems.facts.failed')}
              </span>
            )}
          </dd>
        </div>
      </dl>
    </>
  );
}

/** An entity may be impacted and the origin: its name says enough once. */
function namedOnce(entities: Incident['entities']): Incident['entities'] {
  return entities.filter(
    ({ ref }, index) =>
      entities.findIndex(other => other.ref === ref) === index,
  );
}

/** From the start of impact to one of its time points, or as somebody stated it; never guessed. */
function Span({
  incident,
  isKnownSoon,
  name,
}: {
  readonly incident: Incident | undefined;
  readonly isKnownSoon: boolean;
  readonly name: DurationName;
}) {
  const { t } = useWords();
  const sayDuration = useDurationText();
  if (!incident && isKnownSoon) {
    return <SkeletonBlock width={64} height={20} />;
  }
  const seconds = incident && computedDuration(incident, name);
  if (seconds !== undefined) return <DurationText seconds={seconds} />;
  const stated = incident?.stated[name];
  return stated === undefined ? (
    <span className={styles.quiet}>{t('postmortems.facts.unknown')}</span>
  ) : (
    <>
      {t('incidents.page.stated', {
        duration: sayDuration(durationToMillis(stated) / 1000),
      })}
    </>
  );
}
