import { z } from 'zod';
import { isOverdue, openCommitmentStatuses } from '../actionItems';
import { pageOf } from '../contract';
import { dueDays } from './commitmentFigures';
import { commitmentAge, type CommitmentAgeFact } from './commitmentOutcome';
import { commitmentAgeFigure, partKind } from './model';

const DAY = 86_400_000;
const count = z.number().int().min(0);

/** Most marks that a part has. @internal */
export const MAX_WAITING_MARKS = 200;

/** What is promised in a part of a scope and not done. Which commitments these are is not said: a list says so. @public */
export const partWaiting = z
  .object({
    scope: z.string(),
    title: z.string().nullable(),
    open: count,
    overdue: count,
    age: commitmentAgeFigure,
    /** The oldest ones, oldest first. */
    marks: z
      .array(
        z.object({
          /** Whole days since it was first promised. */
          days: count,
          overdue: z.boolean(),
        }),
      )
      .max(MAX_WAITING_MARKS),
    /** Younger ones that have no mark. */
    left: count,
    /** Those of which nobody knows since when they are promised. */
    undated: count,
  })
  .meta({ id: 'PartWaiting' });
/** What is promised in a part of a scope and not done. @public */
export type PartWaiting = z.infer<typeof partWaiting>;

/** Where commitments wait: the parts of a scope, A to Z, never ranked. @public */
export const metricsWaiting = pageOf(partWaiting)
  .extend({
    scope: z.string(),
    attribution: z.literal('current'),
    /** Null: there are no parts. */
    kind: partKind.nullable(),
    /** How many parts there are of each kind that the reader may see. */
    kinds: z.array(z.object({ kind: partKind, count })),
    /** Parts of the kind that the reader may not see. */
    unreadable: count,
  })
  .meta({ id: 'MetricsWaiting' });
/** Where commitments wait. @public */
export type MetricsWaiting = z.infer<typeof metricsWaiting>;

/** What is asked of an action item for how long it waits. @public */
export interface WaitingFact extends CommitmentAgeFact {
  /** `YYYY-MM-DD`. */
  readonly due: string | null;
}

/**
 * How long the open commitments of a part have waited.
 *
 * @param facts - each action item once
 * @param now - UTC milliseconds
 * @public
 */
export function waitingOf(
  facts: readonly WaitingFact[],
  now: number,
): Omit<PartWaiting, 'scope' | 'title'> {
  const { today } = dueDays(now);
  const open = facts
    .filter(({ status }) => openCommitmentStatuses.includes(status))
    .map(fact => ({
      ...fact,
      overdue: isOverdue(fact.status, fact.due, today),
    }));
  const dated = open
    .flatMap(({ committedAt, overdue }) =>
      committedAt === null ? [] : [{ committedAt, overdue }],
    )
    .sort((a, b) => a.committedAt - b.committedAt);
  const marks = dated
    .slice(0, MAX_WAITING_MARKS)
    .map(({ committedAt, overdue }) => ({
      days: Math.max(0, Math.floor((now - committedAt) / DAY)),
      overdue,
    }));
  return {
    open: open.length,
    overdue: open.filter(({ overdue }) => overdue).length,
    age: commitmentAge(open, now),
    marks,
    left: dated.length - marks.length,
    undated: open.length - dated.length,
  };
}
