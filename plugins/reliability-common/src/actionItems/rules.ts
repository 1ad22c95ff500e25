import type { ActionItemStatus } from './model';

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

/** What a step is judged on. @public */
export interface ActionItemStepInput {
  readonly status: ActionItemStatus;
  readonly to: ActionItemStatus;
  /** Owner now: override, or the entity's owner. */
  readonly accountable: string | null;
  readonly due: string | null;
  readonly acceptanceTest: string;
  readonly note: string;
}

/** Something that a step needs and that is not there: the field and why, in words. @public */
export interface MissingForStep {
  readonly field: 'to' | 'owner' | 'due' | 'acceptanceTest' | 'note';
  readonly problem: string;
}

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
  const missing: MissingForStep[] = [];
  if (['committed', 'inProgress', 'done'].includes(to)) {
    if (input.accountable === null) {
      missing.push({
        field: 'owner',
        problem: 'a commitment needs an owner, or an entity that has one',
      });
    }
    if (input.due === null) {
      missing.push({
        field: 'due',
        problem: 'a commitment needs a due date',
      });
    }
    if (input.acceptanceTest.trim() === '') {
      missing.push({
        field: 'acceptanceTest',
        problem: 'a commitment needs a test that shows when it is done',
      });
    }
  }
  if (
    ['declined', 'verified', 'ineffective'].includes(to) &&
    input.note.trim() === ''
  ) {
    missing.push({
      field: 'note',
      problem:
        to === 'declined'
          ? 'say why it is declined'
          : 'say how the effect was checked',
    });
  }
  return missing;
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

/** Days after `done` on which the effect is checked unless somebody chose a day. @public */
export const DEFAULT_CHECK_AFTER_DAYS = 30;
