import { Dice } from './Dice';
import {
  History,
  HistoryEvent,
  Point,
  Promised,
  Status,
  Written,
} from './events';
import { changesOf, generateDeployments } from './generateChanges';
import { editsOf, generatePostmortems } from './generatePostmortems';
import {
  begin,
  Circumstances,
  entitiesFrom,
  failureModeBy,
  generateReport,
  kindBy,
  severityBy,
  statedBy,
} from './generateReport';
import { canBeHidden, Known, knownAs } from './known';
import { tell } from './tell';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Numbers that no two things of a world share, and clock readings that no two events do. */
export interface Counters {
  id(): number;
  /** When what was known before came in, all at once. */
  readonly imported: number;
  /** The next moment of the first half, or of the second. */
  when(half: 'first' | 'second'): number;
}

const points: readonly Point[] = [
  'impactStarted',
  'detected',
  'declared',
  'acknowledged',
  'mitigated',
  'resolved',
];

/** Makes up what happens to a service. */
export function generateHistory(
  seed: number,
  about: Circumstances,
  counters: Counters,
): History {
  const { dice } = about;
  const events: HistoryEvent[] = [];
  const known: Known[] = [];
  const { imported } = counters;
  const many = dice.chance(0.65) ? dice.whole(0, 8) : dice.whole(6, 45);
  for (let index = 0; index < many; index += 1) {
    const id = counters.id();
    const incident = generateReport(about, id, imported);
    const source = dice.oneOf(['pager', 'status']);
    events.push({ when: imported, does: 'import', source, incident });
    known.push(knownAs(id, 'import', incident));
  }
  for (let index = dice.whole(0, 3); index > 0; index -= 1) {
    const item = generateItem(about, counters.id());
    events.push({ when: imported, does: 'promise', item });
  }
  const deployments = generateDeployments(about, counters.id, imported);
  for (const deployment of deployments) {
    events.push({ when: imported, does: 'deploy', deployment });
  }
  const shelf = {
    dice,
    incidents: known,
    written: new Map<number, Written>(),
    id: counters.id,
  };
  for (const postmortem of generatePostmortems(shelf)) {
    events.push({ when: imported, does: 'write', postmortem });
  }
  for (const half of ['first', 'second'] as const) {
    const next = () => counters.when(half);
    events.push(...changesOf(dice, known, deployments, next));
    events.push(...editsOf(shelf, next));
    if (deployments.length + shelf.written.size > 0 && dice.chance(0.1)) {
      const merged = merging(dice, known, next());
      if (merged !== undefined) events.push(merged);
    }
    for (let index = fewBy(dice); index > 0; index -= 1) {
      const event = happening(about, known, counters, half);
      if (event !== undefined) events.push(event);
    }
    const step = stepOf(dice, events, counters, half);
    if (step !== undefined) events.push(step);
  }
  return { seed, events };
}

/** How much happens in half of a history: mostly nothing, now and then a lot. */
function fewBy(dice: Dice): number {
  const roll = dice.next();
  if (roll < 0.75) return 0;
  return roll < 0.92 ? 1 : dice.whole(2, 4);
}

/** Something that happens to what is known, or something new. */
function happening(
  about: Circumstances,
  known: Known[],
  counters: Counters,
  half: 'first' | 'second',
): HistoryEvent | undefined {
  const { dice } = about;
  const when = counters.when(half);
  const roll = dice.next();
  if (known.length === 0 || roll < 0.14) {
    const incident = {
      ...generateReport(about, counters.id(), when),
      restricted: dice.chance(0.4),
    };
    known.push(knownAs(incident.id, 'report', incident));
    return { when, does: 'report', incident };
  }
  if (roll < 0.26) return delivery(about, known, counters, when);
  const one = dice.oneOf(known);
  const { id } = one;
  if (roll < 0.52) {
    // Also reopened, by saying that it is not known to have ended.
    const at = dice.chance(0.2) ? null : tell(dice, begin(about, when));
    return { when, does: 'say', id, point: dice.oneOf(points), at };
  }
  if (roll < 0.6) return { when, does: 'unsay', id, point: dice.oneOf(points) };
  if (roll < 0.74) return merging(dice, known, when);
  if (roll < 0.84 && canBeHidden(one)) {
    one.restricted = !one.restricted;
    const change = { restricted: one.restricted };
    return { when, does: 'change', id, change };
  }
  return { when, does: 'change', id, change: changeOf(about) };
}

function changeOf(about: Circumstances) {
  const { dice } = about;
  return dice.oneOf([
    { kind: kindBy(dice) },
    { kind: 'drill' as const },
    { entities: entitiesFrom(about) },
    { severity: severityBy(dice) },
    { failureMode: failureModeBy(dice) },
    { stated: statedBy(dice) },
  ]);
}

function delivery(
  about: Circumstances,
  known: Known[],
  counters: Counters,
  when: number,
): HistoryEvent {
  const { dice, refs } = about;
  const delivered = known.filter(one => one.by === 'deliver');
  const isNew = delivered.length === 0 || dice.chance(0.3);
  const id = isNew ? counters.id() : dice.oneOf(delivered).id;
  if (isNew) known.push(knownAs(id, 'deliver'));
  const began = begin(about, when);
  const ended = Math.min(when, began + dice.whole(0, 600) * MINUTE);
  return {
    when,
    does: 'deliver',
    id,
    source: 'alerts',
    refs: [dice.oneOf(refs)],
    times: {
      impactStarted: tell(dice, began),
      detected: tell(dice, began),
      ...(dice.chance(0.6) && { mitigated: tell(dice, ended) }),
    },
  };
}

function merging(
  dice: Dice,
  known: readonly Known[],
  when: number,
): HistoryEvent | undefined {
  const merged = known.filter(one => one.mergedInto !== null);
  if (merged.length > 0 && dice.chance(0.4)) {
    const one = dice.oneOf(merged);
    const { mergedInto } = one;
    one.mergedInto = null;
    for (const other of known) {
      if (other.id === mergedInto) {
        other.hasMerged = known.some(each => each.mergedInto === mergedInto);
      }
    }
    return { when, does: 'unmerge', id: one.id };
  }
  const free = known.filter(one => !one.restricted && one.mergedInto === null);
  const away = free.filter(one => !one.hasMerged);
  if (away.length === 0) return undefined;
  const one = dice.oneOf(away);
  const others = free.filter(other => other !== one);
  if (others.length === 0) return undefined;
  const into = dice.oneOf(others);
  one.mergedInto = into.id;
  into.hasMerged = true;
  return { when, does: 'merge', id: one.id, into: into.id };
}

/** A day near what windows and clocks make of days. */
function dayNear({ dice, now, oddMoments }: Circumstances): string {
  const at = dice.chance(0.3)
    ? dice.oneOf(oddMoments) + dice.whole(-1, 1) * DAY
    : now + dice.whole(-200, 40) * DAY;
  return new Date(at).toISOString().slice(0, 10);
}

function generateItem(about: Circumstances, id: number): Promised {
  const { dice, refs, now } = about;
  const status = dice.oneOf<Status>([
    'candidate',
    'committed',
    'inProgress',
    'done',
    'done',
    'verified',
    'verified',
    'ineffective',
    'declined',
  ]);
  const due = dayNear(about);
  const wasDone = ['done', 'verified', 'ineffective'].includes(status);
  const done =
    Date.parse(`${due}T00:00:00Z`) +
    dice.oneOf([-DAY, 0, DAY - 1, DAY, dice.whole(-20, 5) * DAY]);
  return {
    id,
    entity: dice.chance(0.05) ? null : dice.oneOf(refs),
    status,
    due: dice.chance(0.9) ? due : dayNear(about),
    originalDue: status === 'candidate' ? null : due,
    checkOn: wasDone && dice.chance(0.8) ? dayNear(about) : null,
    doneAt: wasDone && dice.chance(0.9) ? Math.min(done, now) : null,
  };
}

const after: Readonly<Partial<Record<Status, readonly Status[]>>> = {
  candidate: ['committed'],
  committed: ['inProgress', 'done', 'declined'],
  inProgress: ['done', 'declined'],
  done: ['verified', 'ineffective', 'inProgress'],
  verified: ['ineffective'],
};

/** At most one step for each item, so that where it stands needs no second telling of the rules. */
function stepOf(
  dice: Dice,
  events: readonly HistoryEvent[],
  counters: Counters,
  half: 'first' | 'second',
): HistoryEvent | undefined {
  if (!dice.chance(0.06)) return undefined;
  const moved = new Set(
    events.flatMap(event => (event.does === 'step' ? event.item : [])),
  );
  const items = events.flatMap(event =>
    event.does === 'promise' && !moved.has(event.item.id) ? event.item : [],
  );
  if (items.length === 0) return undefined;
  const item = dice.oneOf(items);
  const to = after[item.status];
  if (to === undefined || dice.chance(0.3)) {
    const due = new Date(counters.when(half)).toISOString().slice(0, 10);
    return {
      when: counters.when(half),
      does: 'reschedule',
      item: item.id,
      due,
    };
  }
  return {
    when: counters.when(half),
    does: 'step',
    item: item.id,
    to: dice.oneOf(to),
  };
}
