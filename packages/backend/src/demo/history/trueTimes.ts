import { IncidentKind, Severity } from '@afterword/plugin-reliability-common';
import { DAY, HISTORY_DAYS, MINUTE } from './calendarWeights';
import { TrueTimes } from './HistoryPlan';
import { DetectedBy, detectedByWeights } from './prose/detectionProse';
import { SeededRandom } from './SeededRandom';

const longerBySeverity: Readonly<Record<Severity, number>> = {
  sev1: 1.9,
  sev2: 1.4,
  sev3: 1,
  sev4: 0.8,
  sev5: 0.6,
};

const typicalDetection: Readonly<Record<DetectedBy, number>> = {
  alert: 6,
  synthetic: 4,
  support: 31,
  colleague: 22,
  early: 0,
};

/** In the second year alerts notice more, people less. */
export function drawDetection(
  random: SeededRandom,
  daysAgo: number,
): DetectedBy {
  const year = daysAgo > HISTORY_DAYS / 2 ? 0 : 1;
  const ways = Object.keys(detectedByWeights) as DetectedBy[];
  return random.weighted(ways, way => detectedByWeights[way][year]);
}

/** Whole minutes, as people write them. */
const round = (moment: number) => Math.round(moment / MINUTE) * MINUTE;

/** When an incident was noticed and when it was over, without any gap. */
export function incidentTimes(
  subject: {
    readonly startedAt: number;
    readonly severity: Severity;
    readonly typicalMinutes: number;
    readonly detectedBy: DetectedBy;
    readonly daysAgo: number;
    /** Minutes until the impact was over; drawn unless given. */
    readonly restored?: number;
  },
  random: SeededRandom,
): TrueTimes & { readonly mitigated: number; readonly detected: number } {
  const { startedAt, severity, daysAgo } = subject;
  // Two years of practice show: about a quarter faster than in the beginning.
  const practice = 0.82 + (0.36 * daysAgo) / HISTORY_DAYS;
  const drawn = Math.min(
    22 * 60,
    Math.max(
      6,
      random.logNormal(
        subject.typicalMinutes * longerBySeverity[severity] * practice,
        0.65,
      ),
    ),
  );
  const restore = subject.restored ?? drawn;
  const detectAfter =
    subject.detectedBy === 'early'
      ? -random.whole(2, 9)
      : Math.min(
          restore * 0.7,
          Math.max(
            1,
            random.logNormal(typicalDetection[subject.detectedBy], 0.6),
          ),
        );
  const detected = startedAt + detectAfter * MINUTE;
  const mitigated = startedAt + restore * MINUTE;
  // Whoever is warned early waits until there is something to declare.
  const noticed = Math.max(detected, startedAt);
  const acknowledged = noticed + random.whole(1, 7) * MINUTE;
  return {
    impactStarted: round(startedAt),
    // Machines write seconds.
    detected: Math.round(detected / 1000) * 1000,
    acknowledged: round(acknowledged),
    declared: round(noticed + random.whole(3, 14) * MINUTE),
    mitigated: round(mitigated),
    resolved: round(mitigated + random.logNormal(55, 0.7) * MINUTE),
  };
}

/** Times of what was planned, or did not come to pass. */
export function quietTimes(
  kind: Exclude<IncidentKind, 'incident'>,
  startedAt: number,
  minutes: number,
  random: SeededRandom,
): TrueTimes {
  const end = round(startedAt + minutes * MINUTE);
  const none = { acknowledged: null, declared: null };
  if (kind === 'maintenance') {
    return {
      ...none,
      impactStarted: round(startedAt),
      detected: null,
      mitigated: end,
      resolved: end,
    };
  }
  return {
    ...none,
    impactStarted: kind === 'drill' ? round(startedAt) : null,
    detected: round(
      kind === 'drill' ? startedAt + random.whole(1, 6) * MINUTE : startedAt,
    ),
    mitigated: end,
    resolved: end,
  };
}

/** A moment of a day `daysAgo` days before `day`, in one of the hours given. */
export function momentOf(
  day: number,
  daysAgo: number,
  hours: readonly [number, number],
  random: SeededRandom,
): number {
  const minute = random.whole(hours[0] * 60, hours[1] * 60 + 59);
  return day - daysAgo * DAY + minute * MINUTE;
}
