import { Severity } from '@afterword/plugin-reliability-common';
import { HISTORY_DAYS, DAY, dayWeight, MINUTE } from './calendarWeights';
import { Deck } from './Deck';
import {
  FailureModeScript,
  failureModeScripts,
  Slots,
  Stage,
} from './failureModes';
import { Flaw, Happening } from './HistoryPlan';
import { OrganisationIndex } from './OrganisationIndex';
import { SeededRandom } from './SeededRandom';
import { ServiceProfile, serviceProfiles } from './serviceProfiles';
import { drawDetection, incidentTimes, momentOf } from './trueTimes';
import { worded } from './Wording';
import { wordingFor } from './wordingFor';

/** Incidents in two years, those that are still open included. */
const INCIDENTS = 302;

const severities: readonly (readonly [Severity, number])[] = [
  ['sev1', 4],
  ['sev2', 16],
  ['sev3', 38],
  ['sev4', 30],
  ['sev5', 12],
];

/** What has not ended when the history does: where, how bad, since how many minutes, and after how many the impact was over, if it is. */
const unfinished = [
  ['checkout', 'dependency-timeout', 'sev2', 187, null],
  ['parcel-tracking', 'message-backlog', 'sev3', 1_140, null],
  ['search-indexer', 'message-backlog', 'sev4', 2_965, null],
  ['conveyor-bridge', 'config-drift', 'sev3', 610, 55],
] as const;

/** A few things that people typed wrongly, on incidents of the first year. */
const flaws: readonly Flaw[] = [
  'yearTypo',
  'resolvedBeforeStart',
  'acknowledgedBeforeDetected',
  'mitigatedBeforeStart',
  'differsFromStated',
  'differsFromStated',
];

interface Casting {
  readonly profile: ServiceProfile;
  readonly script: FailureModeScript;
  readonly stage: Stage;
}

/** All places in which a failure mode can play. */
const castings: readonly Casting[] = serviceProfiles.flatMap(profile =>
  failureModeScripts.flatMap(script =>
    script.stages
      .filter(({ origin }) => origin === profile.component)
      .map(stage => ({ profile, script, stage })),
  ),
);

/** What a component has in incidents is shared among the failure modes that it can have. */
function castingWeight({ profile, script }: Casting): number {
  const mine = castings.filter(each => each.profile === profile);
  const total = mine.reduce((sum, each) => sum + each.script.weight, 0);
  return (profile.weight * script.weight) / total;
}

function hoursOf(trigger: string): readonly [number, number] {
  if (trigger === 'deployment' || trigger === 'config-change') return [7, 16];
  if (trigger === 'traffic') return [16, 21];
  if (trigger === 'schedule') return [6, 22];
  return trigger === 'expiry' ? [0, 11] : [0, 23];
}

/** Incidents of two years before `day`, in no order. */
export function planIncidents(
  day: number,
  organisation: OrganisationIndex,
): Happening[] {
  const random = new SeededRandom('incidents');
  const deck = new Deck(new SeededRandom('incident texts'));
  const weights = new Map(castings.map(each => [each, castingWeight(each)]));
  // The last two days belong to what is unfinished.
  const days = Array.from({ length: HISTORY_DAYS - 2 }, (_, index) => ({
    ago: index + 3,
    weight: dayWeight(day - (index + 3) * DAY, index + 3),
  }));
  const finished = Array.from(
    { length: INCIDENTS - unfinished.length },
    (_, index) => {
      const casting = random.weighted(castings, each => weights.get(each) ?? 0);
      const { ago } = random.weighted(days, ({ weight }) => weight);
      const trigger = random.pick(casting.script.triggers);
      return anIncident(
        {
          ...casting,
          severity: random.weighted(severities, ([, weight]) => weight)[0],
          startedAt: momentOf(day, ago, hoursOf(trigger), random),
          trigger,
          isOver: true,
        },
        { day, deck, organisation, name: `incident ${index}` },
      );
    },
  );
  const open = unfinished.map(([component, mode, severity, age, restored]) => {
    const casting = castings.find(
      ({ profile, script }) =>
        profile.component === component && script.failureMode === mode,
    );
    if (!casting) throw new Error(`${component} cannot have a ${mode}`);
    const startedAt = day - age * MINUTE;
    const incident = anIncident(
      {
        ...casting,
        severity,
        startedAt,
        trigger: casting.script.triggers[0],
        isOver: restored !== null,
        ...(restored !== null && { restored }),
      },
      { day, deck, organisation, name: `unfinished ${component}` },
    );
    const { times } = incident;
    const mitigated = restored === null ? null : times.mitigated;
    return {
      ...incident,
      times: { ...times, mitigated, resolved: null },
    };
  });
  return [...withFlaws(finished, day), ...open];
}

function anIncident(
  subject: Casting & {
    readonly severity: Severity;
    readonly startedAt: number;
    readonly trigger: string;
    readonly isOver: boolean;
    /** Minutes after which the impact was over; drawn unless given. */
    readonly restored?: number;
  },
  context: {
    readonly day: number;
    readonly deck: Deck;
    readonly organisation: OrganisationIndex;
    readonly name: string;
  },
): Happening {
  const { profile, script, stage, severity, startedAt } = subject;
  const { deck, organisation } = context;
  const random = new SeededRandom(context.name);
  const daysAgo = (context.day - startedAt) / DAY;
  const detectedBy = drawDetection(random, daysAgo);
  const times = incidentTimes(
    {
      startedAt,
      severity,
      typicalMinutes: script.typicalMinutes,
      detectedBy,
      daysAgo,
      restored: subject.restored,
    },
    random,
  );
  const region = random.chance(0.6) ? 'eu-west' : 'eu-central';
  const wording = wordingFor(
    {
      profile,
      stage,
      severity,
      startedAt,
      region,
      minutes: (times.mitigated - startedAt) / MINUTE,
      detectMinutes: Math.max(1, (times.detected - startedAt) / MINUTE),
    },
    organisation,
    context.name,
  );
  const mode = script.failureMode;
  const summary = subject.isOver
    ? deck.paragraph(`${mode} summary`, script.summary)
    : deck.paragraph(`${mode} going on`, toldWhileOpen(script));
  return {
    kind: 'incident',
    script,
    stage,
    profile,
    severity,
    startedAt,
    times,
    detectedBy,
    region,
    trigger: subject.trigger,
    wording,
    title: worded(deck.deal(`${mode} title`, script.titles), wording),
    summary: summary.map(text => worded(text, wording)).join(' '),
  };
}

function toldWhileOpen({ goingOn, failureMode }: FailureModeScript): Slots {
  if (goingOn) return goingOn;
  throw new Error(`A ${failureMode} cannot be told before its end`);
}

/** Spoils some and hides some. Small incidents of the first year, about which nobody wrote more. */
function withFlaws(incidents: readonly Happening[], day: number): Happening[] {
  const small = incidents.filter(
    ({ severity, startedAt }) =>
      (severity === 'sev5' || severity === 'sev4') &&
      startedAt < day - 200 * DAY,
  );
  const spoiled = new Map(flaws.map((flaw, index) => [small[index * 7], flaw]));
  const hidden = incidents
    .filter(
      ({ profile, severity }) =>
        ['identity', 'card-vault'].includes(profile.component) &&
        severity !== 'sev1' &&
        severity !== 'sev2',
    )
    .slice(0, 3);
  return incidents.map(incident => {
    const flaw = spoiled.get(incident);
    return {
      ...incident,
      ...(flaw && { flaw }),
      ...(hidden.includes(incident) && { restricted: true }),
    };
  });
}
