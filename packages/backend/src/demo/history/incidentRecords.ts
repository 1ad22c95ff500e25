import {
  IncidentRecord,
  TimePointKind,
  toInstant,
} from '@afterword/plugin-reliability-common';
import { DAY, MINUTE } from './calendarWeights';
import { affectedEntities } from './affectedEntities';
import { NumberedHappening, TrueTimes } from './HistoryPlan';
import { OrganisationIndex } from './OrganisationIndex';
import { SeededRandom } from './SeededRandom';

/** Where the demo's records say that they come from. */
export const DEMO_SOURCE = 'demo';

/** What a happening's incident is called in the demo's records. */
export function incidentKey({ number }: NumberedHappening) {
  return {
    source: DEMO_SOURCE,
    externalId: `incident-${String(number).padStart(4, '0')}`,
  };
}

const statusPage = 'https://status.larkfield.example/incidents';

/**
 * What was written down about a happening: less than happened, and in a few cases something wrong.
 *
 * @param isWrittenUp - a postmortem has been made, for which the moments were looked up
 */
export function incidentRecord(
  happening: NumberedHappening,
  isWrittenUp: boolean,
  organisation: OrganisationIndex,
): IncidentRecord {
  const { kind, script, severity, nearMiss } = happening;
  const random = new SeededRandom(`record of ${happening.number}`);
  const isSevere = severity === 'sev1' || severity === 'sev2';
  const times = spoiled(
    kind === 'incident'
      ? remembered(happening, isWrittenUp, random)
      : happening.times,
    happening,
  );
  // Small things are closed without asking what they were.
  const isNamed = script && (isWrittenUp || isSevere || !random.chance(0.12));
  return {
    type: 'incident',
    ...incidentKey(happening),
    title: happening.title,
    kind,
    severity: severity ?? null,
    ...(isNamed && {
      failureMode: script.failureMode,
      incidentType:
        kind === 'incident' ? random.pick(script.incidentTypes) : null,
      trigger: happening.trigger,
    }),
    ...(happening.restricted && { visibility: 'restricted' }),
    summary: happening.summary,
    ...(nearMiss && {
      stoppedBy: nearMiss.stoppedBy,
      wouldHelp: nearMiss.wouldHelp,
    }),
    entities: affectedEntities(happening, organisation),
    dimensions: {
      region: happening.region,
      platform: random.pick(happening.profile.platforms),
      environment:
        kind === 'drill' && random.chance(0.5) ? 'test' : 'production',
    },
    times: Object.fromEntries(
      Object.entries(times).map(([moment, at]) => [
        moment,
        at === null ? null : toInstant(at),
      ]),
    ),
    ...(kind === 'incident' && { stated: statedOf(happening, times, random) }),
    ...(isSevere && { url: `${statusPage}/${happening.number}` }),
  };
}

/** What is known of the moments of an incident: the smaller it was, the less. */
function remembered(
  { severity, times }: NumberedHappening,
  isWrittenUp: boolean,
  random: SeededRandom,
): TrueTimes {
  const isSmall = severity === 'sev4' || severity === 'sev5';
  const isLost: Readonly<Record<TimePointKind, boolean>> = {
    impactStarted: random.chance(isWrittenUp ? 0.03 : 0.09),
    detected: random.chance(0.06) && !isWrittenUp,
    declared: random.chance(isSmall ? 0.45 : 0.08),
    acknowledged: random.chance(isSmall ? 0.4 : 0.15),
    mitigated: random.chance(0.07) && !isWrittenUp,
    resolved: random.chance(0.02),
  };
  const isOpen = times.resolved === null;
  const kept = Object.entries(times).map(([kind, at]) => [
    kind,
    isLost[kind as TimePointKind] && !isOpen ? null : at,
  ]);
  return { ...times, ...Object.fromEntries(kept) };
}

/** Puts in what somebody typed wrongly. */
function spoiled(times: TrueTimes, { flaw, startedAt }: NumberedHappening) {
  switch (flaw) {
    case 'yearTypo':
      return { ...times, resolved: startedAt - 365 * DAY + 130 * MINUTE };
    case 'resolvedBeforeStart':
      return { ...times, resolved: startedAt - 95 * MINUTE };
    case 'mitigatedBeforeStart':
      return { ...times, mitigated: startedAt - 12 * 60 * MINUTE };
    case 'acknowledgedBeforeDetected': {
      const detected = startedAt + 25 * MINUTE;
      return { ...times, detected, acknowledged: detected - 20 * MINUTE };
    }
    default:
      return times;
  }
}

const minutesBetween = (from: number | null, to: number | null) =>
  from === null || to === null || to < from
    ? null
    : Math.floor((to - from) / MINUTE);

/** Durations as a report states them: in whole minutes, sometimes; in business hours, twice. */
function statedOf(
  { flaw }: NumberedHappening,
  times: TrueTimes,
  random: SeededRandom,
): IncidentRecord['stated'] {
  const restore = minutesBetween(times.impactStarted, times.mitigated);
  const resolve = minutesBetween(times.declared, times.resolved);
  if (flaw === 'differsFromStated') {
    return { timeToRestore: `PT${Math.max(5, (restore ?? 60) * 3)}M` };
  }
  if (flaw !== undefined || !random.chance(0.14)) return undefined;
  return {
    ...(restore !== null && { timeToRestore: `PT${restore}M` }),
    ...(resolve !== null && { timeToResolve: `PT${resolve}M` }),
  };
}
