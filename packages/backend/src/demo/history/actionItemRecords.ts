import {
  ActionItemRecord,
  SourceKey,
  toDay,
  toInstant,
} from '@afterword/plugin-reliability-common';
import { DAY, MINUTE, officeHour } from './calendarWeights';
import { ScriptedAction } from './failureModes';
import { NumberedHappening } from './HistoryPlan';
import { OrganisationIndex } from './OrganisationIndex';
import {
  declinedNotes,
  ineffectiveNotes,
  progressNotes,
  verifiedNotes,
} from './prose/resultProse';
import { SeededRandom } from './SeededRandom';
import { worded } from './Wording';

/** Days that a kind of work is given, from and to. */
const given = {
  prevent: [28, 84],
  detect: [14, 42],
  contain: [21, 63],
  recover: [14, 49],
  process: [14, 56],
  investigate: [10, 30],
} as const;

/** Days between doing something and looking whether it works. */
const CHECK_AFTER = 30;

/** An action item before it is known what became of it. */
export interface Proposal {
  readonly key: SourceKey;
  readonly happening: NumberedHappening;
  readonly action: ScriptedAction;
  /** What it belongs to. */
  readonly parent: Pick<ActionItemRecord, 'postmortem' | 'incident'>;
}

/** What became of an action item. */
type Course = Pick<
  ActionItemRecord,
  | 'status'
  | 'statusNote'
  | 'due'
  | 'originalDue'
  | 'checkOn'
  | 'committedAt'
  | 'doneAt'
  | 'verifiedAt'
>;

/** An idea that nobody has promised yet. */
export const asCandidate: Course = { status: 'candidate' };

/** Puts the words of an action item and its course together. */
export function actionItemRecord(
  { key, happening, action, parent }: Proposal,
  course: Course,
  organisation: OrganisationIndex,
): ActionItemRecord {
  const { stage, wording } = happening;
  const random = new SeededRandom(`item ${key.externalId}`);
  const own = `component:${stage.origin}`;
  const isBelow =
    action.title.includes('{dependency}') &&
    !action.title.includes('{service}');
  const about =
    isBelow && organisation.refOf(stage.dependency) ? stage.dependency : own;
  const team = action.owner ?? organisation.ownerOf(about);
  const isWorkedOn = !['candidate', 'declined'].includes(course.status ?? '');
  const ticket = `${team.slice(0, 3).toLocaleUpperCase('en-GB')}-${random.whole(
    200,
    9_800,
  )}`;
  return {
    type: 'actionItem',
    ...key,
    title: worded(action.title, wording),
    description: worded(action.description, wording),
    acceptanceTest: worded(action.test, wording),
    itemType: action.type,
    ...parent,
    entity: organisation.refOf(about),
    ...(action.owner && { owner: `group:default/${action.owner}` }),
    ...(isWorkedOn &&
      random.chance(0.55) && {
        assignee: random.pick(organisation.membersOf(team)),
      }),
    ...(isWorkedOn &&
      random.chance(0.5) && {
        trackerUrl: `https://tracker.larkfield.example/browse/${ticket}`,
      }),
    ...course,
    ...(course.statusNote && {
      statusNote: worded(course.statusNote, wording),
    }),
  };
}

/** Lets an item run its course from the day on which it was promised. */
export function courseOf(
  action: ScriptedAction,
  promisedAt: number,
  day: number,
  options: { readonly mustBePromised: boolean },
  random: SeededRandom,
): Course {
  if (!options.mustBePromised && random.chance(0.1)) {
    return { status: 'declined', statusNote: random.pick(declinedNotes) };
  }
  if (!options.mustBePromised && random.chance(0.05)) return asCandidate;
  const [from, to] = given[action.type];
  const first = promisedAt + random.whole(from, to) * DAY;
  const due = random.chance(0.14) ? first + random.whole(14, 45) * DAY : first;
  const promise = {
    due: toDay(due),
    originalDue: toDay(first),
    committedAt: toInstant(promisedAt),
  };
  const doneAt = doneOf(promisedAt, due, day, random);
  if (doneAt === null) {
    return { ...promise, ...underWay(random) };
  }
  return {
    ...promise,
    doneAt: toInstant(doneAt),
    checkOn: toDay(doneAt + CHECK_AFTER * DAY),
    ...checked(action, doneAt, day, random),
  };
}

/** When the work was done, mostly in time; null when it is not. */
function doneOf(
  promisedAt: number,
  due: number,
  day: number,
  random: SeededRandom,
): number | null {
  const isLate = random.chance(0.24);
  const span = due - promisedAt;
  const wanted = isLate
    ? due + random.whole(1, 38) * DAY
    : promisedAt + span * (0.55 + random.next() * 0.42);
  const doneAt =
    officeHour(wanted, random.whole(8, 16)) + random.whole(0, 59) * MINUTE;
  const isForgotten = random.chance(due < day - 150 * DAY ? 0.02 : 0.12);
  return isForgotten || doneAt >= day ? null : doneAt;
}

function underWay(random: SeededRandom): Pick<Course, 'status' | 'statusNote'> {
  return random.chance(0.55)
    ? { status: 'inProgress', statusNote: random.pick(progressNotes) }
    : { status: 'committed' };
}

/** What the check of its effect found, where it has taken place. */
function checked(
  { type }: ScriptedAction,
  doneAt: number,
  day: number,
  random: SeededRandom,
): Pick<Course, 'status' | 'statusNote' | 'verifiedAt' | 'due'> {
  const checkedAt = officeHour(
    doneAt + (CHECK_AFTER + random.whole(-6, 12)) * DAY,
    10,
  );
  if (checkedAt >= day || random.chance(0.2)) return { status: 'done' };
  if (!random.chance(0.07)) {
    return {
      status: 'verified',
      statusNote: random.pick(verifiedNotes[type]),
      verifiedAt: toInstant(checkedAt),
    };
  }
  return {
    status: 'ineffective',
    statusNote: random.pick(ineffectiveNotes),
    // Taken up again, with a new day that some reach and some do not.
    due: toDay(
      Math.max(checkedAt + 45 * DAY, day + random.whole(-12, 40) * DAY),
    ),
  };
}
