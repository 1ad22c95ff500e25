import { DAY, dayWeight, HISTORY_DAYS } from './calendarWeights';
import { Deck } from './Deck';
import { failureModeScripts, Stage } from './failureModes';
import { Happening } from './HistoryPlan';
import { OrganisationIndex } from './OrganisationIndex';
import { drillScenes } from './scenes/drills';
import { maintenanceScenes } from './scenes/maintenance';
import { SeededRandom } from './SeededRandom';
import { ServiceProfile, serviceProfiles } from './serviceProfiles';
import { momentOf, quietTimes } from './trueTimes';
import { worded } from './Wording';
import { wordingFor } from './wordingFor';

const NEAR_MISSES = 60;
const DRILLS = 24;
const MAINTENANCE = 34;

interface Scene {
  readonly kind: 'nearMiss' | 'drill' | 'maintenance';
  readonly stage: Stage;
  readonly script: Happening['script'];
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly nearMiss?: Happening['nearMiss'];
}

interface Context {
  readonly day: number;
  readonly days: readonly {
    readonly ago: number;
    readonly weights: Readonly<Record<Scene['kind'], number>>;
  }[];
  readonly organisation: OrganisationIndex;
  readonly deck: Deck;
  readonly random: SeededRandom;
}

/** Near misses, drills and maintenance of two years before `day`, in no order. */
export function planQuietHappenings(
  day: number,
  organisation: OrganisationIndex,
): Happening[] {
  const context: Context = {
    day,
    days: weighedDays(day),
    organisation,
    deck: new Deck(new SeededRandom('quiet texts')),
    random: new SeededRandom('quiet happenings'),
  };
  return [
    ...times(NEAR_MISSES, () => happening(nearMissScene(context), context)),
    ...times(DRILLS, () => happening(drillScene(context), context)),
    ...times(MAINTENANCE, () => happening(maintenanceScene(context), context)),
  ];
}

function nearMissScene({ deck, random }: Context): Scene {
  const script = random.weighted(failureModeScripts, ({ weight }) => weight);
  const mode = script.failureMode;
  const nearMiss = deck.deal(`${mode} near miss`, script.nearMisses);
  return {
    kind: 'nearMiss',
    script,
    stage: deck.deal(`${mode} stage`, script.stages),
    title: nearMiss.title,
    summary: nearMiss.what,
    minutes: random.whole(5, 120),
    nearMiss,
  };
}

function drillScene({ deck, random }: Context): Scene {
  const scene = deck.deal('drill', drillScenes);
  return {
    kind: 'drill',
    script:
      failureModeScripts.find(
        ({ failureMode }) => failureMode === scene.failureMode,
      ) ?? null,
    stage: stageOf(random.pick(scene.origins)),
    title: scene.title,
    summary: scene.summary,
    minutes: random.whole(20, 150),
  };
}

function maintenanceScene({ deck, random }: Context): Scene {
  const scene = deck.deal('maintenance', maintenanceScenes);
  return {
    kind: 'maintenance',
    script: null,
    stage: stageOf(random.pick(scene.origins)),
    title: scene.title,
    summary: scene.summary,
    minutes: scene.minutes,
  };
}

/** Planned work leans on nothing but the thing itself. */
function stageOf(origin: string): Stage {
  return { origin, dependency: `component:${origin}` };
}

function profileOf(component: string): ServiceProfile {
  const profile = serviceProfiles.find(each => each.component === component);
  if (!profile) throw new Error(`${component} has no profile`);
  return profile;
}

function happening(scene: Scene, context: Context): Happening {
  const { random, organisation } = context;
  const profile = profileOf(scene.stage.origin);
  const startedAt = startOf(scene, context);
  const region = random.chance(0.6) ? 'eu-west' : 'eu-central';
  const wording = wordingFor(
    {
      profile,
      stage: scene.stage,
      severity: null,
      startedAt,
      region,
      minutes: scene.minutes,
      detectMinutes: random.whole(1, 20),
    },
    organisation,
    `${scene.kind} ${startedAt} ${scene.stage.origin}`,
  );
  const { nearMiss } = scene;
  return {
    kind: scene.kind,
    script: scene.script,
    stage: scene.stage,
    profile,
    severity: null,
    startedAt,
    times: quietTimes(scene.kind, startedAt, scene.minutes, random),
    detectedBy: 'colleague',
    region,
    trigger: null,
    wording,
    title: worded(scene.title, wording),
    summary: worded(scene.summary, wording),
    ...(nearMiss && {
      nearMiss: {
        title: worded(nearMiss.title, wording),
        what: worded(nearMiss.what, wording),
        stoppedBy: worded(nearMiss.stoppedBy, wording),
        wouldHelp: worded(nearMiss.wouldHelp, wording),
      },
    }),
  };
}

/** People notice near misses at work, plan drills for mornings and maintenance for nights. */
function startOf({ kind }: Scene, { day, days, random }: Context): number {
  const { ago } = random.weighted(days, ({ weights }) => weights[kind]);
  const hours = {
    maintenance: [1, 4],
    drill: [9, 10],
    nearMiss: [8, 17],
  } as const;
  return momentOf(day, ago, hours[kind], random);
}

/** The days of the history, and how likely each kind is on each. */
function weighedDays(day: number): Context['days'] {
  return Array.from({ length: HISTORY_DAYS - 1 }, (_, index) => {
    const ago = index + 2;
    const midnight = day - ago * DAY;
    const isWorkday = ![0, 6].includes(new Date(midnight).getUTCDay());
    // Reporting near misses had to be learnt: three times as many in the second year.
    const practice = ago > HISTORY_DAYS / 2 ? 1 : 3;
    return {
      ago,
      weights: {
        maintenance: 1,
        drill: isWorkday ? 1 : 0,
        nearMiss: isWorkday ? dayWeight(midnight, ago) * practice : 0,
      },
    };
  });
}

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}
