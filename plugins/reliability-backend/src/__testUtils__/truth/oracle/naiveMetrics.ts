import { Kind, Question } from '../events';
import { naiveAvailability } from './naiveAvailability';
import { naiveChanges } from './naiveChanges';
import { naiveCommitments } from './naiveCommitments';
import { naiveDuration, naiveReading } from './naiveDurations';
import { failedAlike } from './naiveMode';
import { Asked, Placed, within } from './naivelyAsked';
import { mayRead } from './naiveScopes';
import { poissonInterval, shareInterval } from './naiveStatistics';

const DAY = 24 * 60 * 60 * 1000;

/** Every figure of a scope, recomputed by the slowest and plainest means. */
export function naiveMetrics(asked: Asked): object {
  const { known, catalog, question, now, from, until } = asked;
  const { inScope, placed, roles, hurting, watched, since } = asked;
  const { scope, reader } = question;
  const counted = within(hurting, from, until);
  const isWatched = since < until;
  const millis = until - Math.max(since, from);
  const duration = (name: Parameters<typeof naiveDuration>[1]) =>
    naiveDuration(counted, name, question, until, isWatched);

  // Of what only a restricted incident tells, its readers know too.
  const told = placed
    .filter(({ restricted }) => restricted)
    .flatMap(({ entities }) => entities.map(({ ref }) => ref));
  const spokenOf = new Set(
    [...watched.map(([ref]) => ref), ...told].filter(inScope),
  );
  const members = [...catalog.keys()].filter(ref =>
    scope === 'organisation' ? spokenOf.has(ref) : inScope(ref),
  );
  const strangers = [...spokenOf].filter(ref => !catalog.has(ref));
  const items = known.items.filter(({ entity }) =>
    entity === null ? scope === 'organisation' : inScope(entity),
  );
  const commitments = naiveCommitments(items, from, until, now);
  return {
    observedSince: Number.isFinite(since) ? since : null,
    entities: {
      counted: members.length,
      unreadable: 0,
      missing: strangers.length,
    },
    figures: {
      timeToDetect: duration('timeToDetect'),
      timeToAcknowledge: duration('timeToAcknowledge'),
      timeToRestore: duration('timeToRestore'),
      timeToResolve: duration('timeToResolve'),
      incidents: incidents(
        counted,
        within(placed, from, until).map(incident => ({
          ...incident,
          roles: roles(incident),
        })),
        isWatched ? millis : null,
      ),
      timeBetweenIncidents: timeBetween(
        counted.map(({ anchor }) => anchor),
        isWatched ? millis : null,
      ),
      ...naiveAvailability(
        [...members, ...strangers].map(ref => {
          const own = hurting.filter(({ entities }) =>
            entities.some(one => one.ref === ref && one.role === 'impacted'),
          );
          const first = Math.min(
            known.watched.get(ref) ?? Infinity,
            ...placed
              .filter(({ entities }) => entities.some(one => one.ref === ref))
              .map(({ anchor }) => anchor),
          );
          return {
            ref,
            since: Number.isFinite(first) ? first : null,
            incidents: own,
          };
        }),
        from,
        until,
        now,
      ),
      recurrence: recurrence(hurting, from, until, since),
      ...naiveChanges({
        deployments: known.deployments.filter(({ ref }) => inScope(ref)),
        readable: known.incidents.filter(incident =>
          mayRead(reader, incident, catalog),
        ),
        hurting,
        question,
        from,
        until,
      }),
      commitmentsOnTime: commitments.onTime,
      commitmentsVerified: commitments.verified,
    },
    commitments: commitments.counts,
    recent: recent(counted, question, until),
  };
}

function incidents(
  counted: readonly Placed[],
  all: readonly (Placed & { readonly roles: readonly string[] })[],
  millis: number | null,
): object {
  const beside = (kind: Kind) =>
    all.filter(
      one =>
        one.kind === kind && one.roles.some(role => role !== 'contributing'),
    ).length;
  const base = {
    definition: 'incidents',
    unit: 'count',
    byKind: {
      nearMiss: beside('nearMiss'),
      drill: beside('drill'),
      maintenance: beside('maintenance'),
    },
  };
  if (millis === null) return { state: 'notObserved', ...base };
  const count = counted.length;
  const bySeverity = (severity: string | null) =>
    counted.filter(one => one.severity === severity).length;
  const days = millis / DAY;
  return {
    state: count === 0 ? 'none' : 'ok',
    ...base,
    count,
    interval: poissonInterval(count),
    per30Days: days < 7 ? null : (count / days) * 30,
    observedDays: days,
    bySeverity: {
      sev1: bySeverity('sev1'),
      sev2: bySeverity('sev2'),
      sev3: bySeverity('sev3'),
      sev4: bySeverity('sev4'),
      sev5: bySeverity('sev5'),
      unknown: bySeverity(null),
    },
    byType: words(counted.map(one => one.incidentType)),
    byTrigger: words(counted.map(one => one.trigger)),
    originOnly: all.filter(
      one =>
        one.kind === 'incident' &&
        one.roles.includes('origin') &&
        !one.roles.includes('impacted'),
    ).length,
  };
}

/** A to Z, none last. */
function words(all: readonly (string | null)[]): object[] {
  const said = [...new Set(all)].flatMap(word => word ?? []).sort();
  return [...said, null]
    .map(word => ({ word, count: all.filter(one => one === word).length }))
    .filter(({ count }) => count > 0);
}

function timeBetween(starts: readonly number[], millis: number | null): object {
  const base = { definition: 'timeBetweenIncidents', unit: 's' };
  if (millis === null) return { state: 'notObserved', ...base };
  const n = starts.length;
  const observedDays = millis / DAY;
  const [fewest, most] = poissonInterval(n);
  const seconds = millis / 1000;
  if (n === 0) {
    return { state: 'none', ...base, atLeast: seconds / most, observedDays };
  }
  if (observedDays < 7) return { state: 'tooFew', ...base, n, observedDays };
  const gap = (Math.max(...starts) - Math.min(...starts)) / 1000 / (n - 1);
  return {
    state: n < 20 ? 'lowConfidence' : 'ok',
    ...base,
    value: seconds / n,
    interval: [seconds / most, seconds / fewest],
    meanGap: n === 1 ? null : gap,
    n,
    observedDays,
  };
}

function recurrence(
  hurting: readonly Placed[],
  from: number,
  until: number,
  since: number,
): object {
  const base = { definition: 'recurrence', unit: 'ratio' };
  const follow = 90 * DAY;
  const first = Math.max(from - follow, since);
  const last = until - follow;
  if (!(first < last)) return { state: 'notObserved', ...base };
  const cohort = hurting.filter(
    ({ anchor }) => anchor >= first && anchor < last,
  );
  if (cohort.length === 0) return { state: 'none', ...base };
  const known = cohort.filter(({ failureMode }) => failureMode !== null);
  const coverage = { known: known.length, total: cohort.length };
  if (known.length === 0) return { state: 'unattributed', ...base, coverage };
  const repeats = known.filter(one =>
    hurting.some(
      other =>
        failedAlike(other, one) &&
        other.anchor - one.anchor <= follow &&
        (other.anchor > one.anchor ||
          (other.anchor === one.anchor && other.place > one.place)),
    ),
  );
  const sure = known.length >= 20 && known.length * 5 >= cohort.length * 4;
  return {
    state: sure ? 'ok' : 'lowConfidence',
    ...base,
    value: repeats.length / known.length,
    interval: shareInterval(repeats.length, known.length),
    k: repeats.length,
    n: known.length,
    coverage,
  };
}

function recent(
  counted: readonly Placed[],
  question: Question,
  until: number,
): object[] {
  return [...counted]
    .sort((a, b) => b.anchor - a.anchor || b.place - a.place)
    .slice(0, 6)
    .map(incident => {
      const reading = naiveReading(incident, 'timeToRestore', question, until);
      return {
        id: incident.id,
        severity: incident.severity,
        anchor: incident.anchor,
        restored: reading.is,
        timeToRestore: reading.is === 'known' ? reading.millis / 1000 : null,
      };
    });
}
