import { fitted } from '../contract';
import {
  type FailureMode,
  meantMode,
  modeToStore,
  wordOf,
} from '../failureModes';
import type { Severity } from '../incidents';
import { howLikely } from './howLikely';
import { type ChangeImpact, type ChangeProposal, MAX_RISK_TEXT } from './model';
import type { ChangeReason } from './reasons';

/** Something that failed, as far as proposals ask. @public */
export interface FailedBefore {
  readonly key: string;
  /** As it was written; null: nobody has said how. */
  readonly failureMode: string | null;
}

/** All that proposals are made of: what whoever asks may read, and nothing else. @public */
export interface ChangeEvidence {
  /** Incidents and near misses of what the change touches, or of what depends on that. */
  readonly incidents: readonly (FailedBefore & {
    readonly severity: Severity | null;
    /** When it began, UTC milliseconds. */
    readonly at: number;
    /** What of the change it hit, or which dependants. */
    readonly entities: readonly string[];
    readonly of: 'touched' | 'dependant';
  })[];
  /** Learnings that stand and apply to what the change touches. */
  readonly learnings: readonly (FailedBefore & {
    readonly statement: string;
    /** What of the change they apply to. */
    readonly entities: readonly string[];
  })[];
  /** What occurred in earlier changes of the same entities, foreseen or not. */
  readonly changes: readonly (FailedBefore & { readonly text: string })[];
  /** How many changes of these entities are made: those that something occurred in are some of them. */
  readonly made: number;
  /** Until when all this is known, UTC milliseconds. */
  readonly now: number;
  /** The organisation's words for how things fail. */
  readonly modes: readonly FailureMode[];
}

/** Most that is proposed at once: a list that somebody reads to its end. */
const MOST = 12;

/** What each piece of evidence counts; several of one kind add to each other, and never exceed the weight of the kind. */
const weights = {
  ownIncidents: 3,
  changes: 2.5,
  learnings: 2,
  dependantIncidents: 1.5,
} as const;

type Kind = keyof typeof weights;

interface Group {
  readonly id: string;
  readonly failureMode: string | null;
  readonly said: string;
  readonly entities: Record<Kind, Set<string>>;
  readonly keys: Record<Kind, Set<string>>;
  /** When it came to what the change touches. */
  readonly at: number[];
  worst: Severity | null;
}

/**
 * Ways in which a change is likely to fail, with the reason for each: what has failed so before, here or in what depends on it, and what
 * others learned. What there is most evidence for comes first, equal ones by their words; more evidence never moves one down. It
 * does not depend on the order of what is given. What has no failure mode is proposed in its own words where somebody wrote some: a learning, and what occurred
 * in an earlier change. An incident of which nobody has said how it failed is left out.
 *
 * @public
 */
export function proposeFailureModes({
  incidents,
  learnings,
  changes,
  made,
  modes,
  now,
}: ChangeEvidence): ChangeProposal[] {
  const groups = new Map<string, Group>();
  const groupOf = (written: string | null, own: string, said: string) => {
    const failureMode = written === null ? null : modeToStore(written, modes);
    const id = failureMode === null ? own : wordOf(failureMode);
    const known = groups.get(id);
    if (known) return known;
    const mode = modes.find(each => each.id === failureMode);
    const text = mode?.description || mode?.name || said || failureMode || own;
    const group: Group = {
      id,
      failureMode,
      said: sentenceOf(text),
      entities: emptyKinds(),
      keys: emptyKinds(),
      at: [],
      worst: null,
    };
    groups.set(id, group);
    return group;
  };
  for (const each of byKey(incidents)) {
    if (!each.failureMode) continue;
    const group = groupOf(each.failureMode, each.key, '');
    const kind = each.of === 'touched' ? 'ownIncidents' : 'dependantIncidents';
    add(group, kind, each.key, each.entities);
    if (kind === 'ownIncidents') group.at.push(each.at);
    group.worst = worse(group.worst, each.severity);
  }
  for (const each of byKey(learnings)) {
    const group = groupOf(each.failureMode, each.key, each.statement);
    add(group, 'learnings', each.key, each.entities);
  }
  for (const each of byKey(byText(changes))) {
    // Its words may have become those of a failure mode since.
    const mode = each.failureMode || meantMode(each.text, modes)?.id || null;
    const group = groupOf(mode, ownId(each.text), each.text);
    add(group, 'changes', each.key, []);
  }
  return [...groups.values()]
    .map(group => ({ group, score: scoreOf(group) }))
    .sort((a, b) => b.score - a.score || (a.group.id < b.group.id ? -1 : 1))
    .slice(0, MOST)
    .map(({ group }) => ({
      id: group.id,
      failureMode: group.failureMode,
      text: group.said,
      likelihood: howLikely(
        group.at,
        { made, occurred: group.keys.changes.size },
        now,
      ),
      impact: impactOf(group.worst),
      reasons: reasonsOf(group),
    }));
}

function emptyKinds(): Record<Kind, Set<string>> {
  return {
    ownIncidents: new Set(),
    dependantIncidents: new Set(),
    learnings: new Set(),
    changes: new Set(),
  };
}

function add(
  group: Group,
  kind: Kind,
  key: string,
  entities: readonly string[],
): void {
  group.keys[kind].add(key);
  for (const ref of entities) group.entities[kind].add(ref);
}

/** The latest first: what is named first is what people remember. */
function byKey<TItem extends { readonly key: string }>(
  items: readonly TItem[],
): TItem[] {
  const number = ({ key }: TItem) => Number(key.slice(key.indexOf('-') + 1));
  return [...items].sort(
    (a, b) => number(b) - number(a) || (a.key < b.key ? -1 : 1),
  );
}

function byText<TItem extends { readonly text: string }>(
  items: readonly TItem[],
): TItem[] {
  return [...items].sort((a, b) => (a.text < b.text ? -1 : 1));
}

/** As it can be written down just so: a learning may be longer, and of several lines. */
function sentenceOf(text: string): string {
  return fitted(text.replace(/\s+/g, ' ').trim(), MAX_RISK_TEXT).trim();
}

/** Names what somebody wrote in their own words, as no failure mode is called. */
function ownId(text: string): string {
  return `said:${wordOf(text)}`.slice(0, 200);
}

function scoreOf({ keys }: Group): number {
  return (Object.keys(weights) as Kind[]).reduce(
    (sum, kind) => sum + weights[kind] * (1 - 0.5 ** keys[kind].size),
    0,
  );
}

function impactOf(worst: Severity | null): ChangeImpact {
  if (worst === 'sev1' || worst === 'sev2') return 'high';
  return worst === 'sev4' || worst === 'sev5' ? 'low' : 'medium';
}

function worse(a: Severity | null, b: Severity | null): Severity | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** Reasons in the order in which they count. */
function reasonsOf({ entities, keys }: Group): ChangeReason[] {
  const named = (kind: Kind) => ({
    entities: [...entities[kind]].sort(),
    all: [...keys[kind]],
  });
  const own = named('ownIncidents');
  const learned = named('learnings');
  const below = named('dependantIncidents');
  const before = named('changes').all;
  const reasons: ChangeReason[] = [
    { kind: 'ownIncidents', entities: own.entities, incidents: own.all },
    { kind: 'changes', changes: before },
    { kind: 'learnings', entities: learned.entities, learnings: learned.all },
    {
      kind: 'dependantIncidents',
      entities: below.entities,
      incidents: below.all,
    },
  ];
  return reasons.filter(
    ({ kind }) => kind !== 'general' && keys[kind].size > 0,
  );
}
