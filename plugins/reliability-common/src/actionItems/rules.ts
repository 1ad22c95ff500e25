import { toDay } from '../contract';
import type { ActionItemStatus, ActionItemTransition } from './model';

const DAY = 86_400_000;

/** Steps that exist: what each status can become. @public */
export const actionItemSteps: Readonly<
  Record<ActionItemStatus, readonly ActionItemStatus[]>
> = {
  candidate: ['committed', 'declined'],
  committed: ['inProgress', 'done', 'declined'],
  inProgress: ['done', 'committed', 'declined'],
  done: ['verified', 'ineffective', 'inProgress'],
  verified: ['ineffective'],
  ineffective: ['inProgress', 'committed', 'declined'],
  declined: ['candidate'],
};

/** Statuses in which somebody has promised to do it and it is not done. @public */
export const openCommitmentStatuses: readonly ActionItemStatus[] = [
  'committed',
  'inProgress',
  'ineffective',
];

/** Days after `done` on which the effect is checked unless somebody chose a day. @internal */
export const DEFAULT_CHECK_AFTER_DAYS = 30;

/** What makes an idea a promise. @public */
export interface CommitmentInput {
  /** Owner now: override, or the entity's owner. */
  readonly accountable: string | null;
  readonly due: string | null;
  readonly acceptanceTest: string;
}

/** What a step is judged on. @public */
export interface ActionItemStepInput extends CommitmentInput {
  readonly status: ActionItemStatus;
  readonly to: ActionItemStatus;
  readonly note: string;
}

/** Something that a step needs and that is not there: the field and why, in words. @public */
export interface MissingForStep {
  readonly field: 'to' | 'owner' | 'due' | 'acceptanceTest' | 'note';
  readonly problem: string;
}

/** Where an action item stands, as steps change it. Times are UTC milliseconds, days `YYYY-MM-DD`. @public */
export interface ActionItemStanding {
  readonly status: ActionItemStatus;
  readonly statusNote: string;
  readonly originalDue: string | null;
  readonly checkOn: string | null;
  /** When it was first promised. */
  readonly committedAt: number | null;
  readonly doneAt: number | null;
  readonly verifiedAt: number | null;
}

/**
 * Whether somebody answers for it: it is promised, done or checked, and neither an idea nor declined.
 *
 * @public
 */
export function isPromised(status: ActionItemStatus): boolean {
  return status !== 'candidate' && status !== 'declined';
}

/**
 * Whether somebody answers for it, or once did.
 *
 * @public
 */
export function wasPromised({
  status,
  committedAt,
}: {
  readonly status: ActionItemStatus;
  /** When it was first promised; only whether it was counts. */
  readonly committedAt: number | string | null;
}): boolean {
  return committedAt !== null || isPromised(status);
}

/**
 * When it was first promised, as an item leaves its status for another. A promise that came from elsewhere may not say when it was made;
 * where it ends, it was made by then, so that it goes on counting as one.
 *
 * @public
 */
export function promisedAt(
  item: Pick<ActionItemStanding, 'status' | 'committedAt'>,
  to: ActionItemStatus,
  now: number,
): number | null {
  const { status, committedAt } = item;
  const ends = isPromised(status) && !isPromised(to);
  return committedAt ?? (ends ? now : null);
}

/**
 * What an idea lacks to be a promise.
 *
 * @internal
 */
export function missingForCommitment(input: CommitmentInput): MissingForStep[] {
  const missing: MissingForStep[] = [];
  if (input.accountable === null) {
    missing.push({
      field: 'owner',
      problem: 'a commitment needs an owner, or an entity that has one',
    });
  }
  if (input.due === null) {
    missing.push({ field: 'due', problem: 'a commitment needs a due date' });
  }
  if (input.acceptanceTest.trim() === '') {
    missing.push({
      field: 'acceptanceTest',
      problem: 'a commitment needs a test that shows when it is done',
    });
  }
  return missing;
}

/** What a step that takes something back, or closes it, must say. */
const questions: Readonly<Partial<Record<ActionItemStatus, string>>> = {
  declined: 'say why it is declined',
  verified: 'say how the effect was checked',
  ineffective: 'say what was checked and what did not work',
};

/**
 * What keeps a step from being taken; empty when it can be.
 *
 * @public
 */
export function missingForStep(input: ActionItemStepInput): MissingForStep[] {
  const { status, to } = input;
  if (!actionItemSteps[status].includes(to)) {
    const possible = actionItemSteps[status].join(', ');
    return [
      {
        field: 'to',
        problem: `cannot go from ${status} to ${to}; possible: ${possible}`,
      },
    ];
  }
  const missing = ['committed', 'inProgress', 'done'].includes(to)
    ? missingForCommitment(input)
    : [];
  const question = questions[to];
  return question !== undefined && input.note.trim() === ''
    ? [...missing, { field: 'note', problem: question }]
    : missing;
}

/**
 * Takes a step. The first commitment fixes `originalDue` and `committedAt` for good; work that is taken up again is neither done nor
 * checked any more.
 *
 * @param now - UTC milliseconds
 * @returns where the item stands then, or all that is missing
 * @public
 */
export function takeStep(
  item: ActionItemStanding & CommitmentInput,
  step: ActionItemTransition,
  now: number,
):
  | { readonly taken: ActionItemStanding }
  | { readonly missing: readonly MissingForStep[] } {
  const { to, note } = step;
  const missing = missingForStep({ ...item, to, note });
  if (missing.length > 0) return { missing };
  const { originalDue, checkOn, doneAt, verifiedAt } = item;
  const committedAt = promisedAt(item, to, now);
  const standing: ActionItemStanding = {
    status: to,
    statusNote: note,
    originalDue,
    checkOn,
    committedAt,
    doneAt,
    verifiedAt,
  };
  const promised = {
    originalDue: originalDue ?? item.due,
    committedAt: committedAt ?? now,
    verifiedAt: null,
  };
  switch (to) {
    case 'committed':
    case 'inProgress':
      return {
        taken: { ...standing, ...promised, doneAt: null, checkOn: null },
      };
    case 'done':
      return {
        taken: {
          ...standing,
          ...promised,
          doneAt: now,
          checkOn: step.checkOn ?? toDay(now + DEFAULT_CHECK_AFTER_DAYS * DAY),
        },
      };
    case 'verified':
      return { taken: { ...standing, verifiedAt: now } };
    case 'candidate':
      return {
        taken: { ...standing, verifiedAt: null, doneAt: null, checkOn: null },
      };
    default:
      // Without effect, or declined for that: that it was done stays, that it was checked and works does not.
      return { taken: { ...standing, verifiedAt: null } };
  }
}

/**
 * Steps from here with what keeps each from being taken. The note that some need is asked for when they are taken.
 *
 * @public
 */
export function nextSteps(
  item: CommitmentInput & { readonly status: ActionItemStatus },
): { to: ActionItemStatus; missing: string[] }[] {
  return actionItemSteps[item.status].map(to => ({
    to,
    missing: missingForStep({ ...item, to, note: '' })
      .filter(({ field }) => field !== 'note')
      .map(({ problem }) => problem),
  }));
}

/**
 * What an edit would take away from a promise. An edit may leave as it is what was missing before, such as the owner of an entity
 * that lost its own.
 *
 * @public
 */
export function takenFromPromise(
  before: CommitmentInput & { readonly status: ActionItemStatus },
  after: CommitmentInput,
): MissingForStep[] {
  if (!isPromised(before.status)) return [];
  const lacked = new Set(
    missingForCommitment(before).map(({ field }) => field),
  );
  return missingForCommitment(after).filter(({ field }) => !lacked.has(field));
}

/**
 * Whether a promise is past its day. The day itself is still in time.
 *
 * @param today - `YYYY-MM-DD`
 * @public
 */
export function isOverdue(
  status: ActionItemStatus,
  due: string | null,
  today: string,
): boolean {
  return due !== null && openCommitmentStatuses.includes(status) && due < today;
}
