import { z } from 'zod';
import { entityRef } from '../catalog';
import {
  changeInput,
  changeReview,
  changeRiskInput,
  changeStatus,
  MAX_CHANGE_ENTITIES,
  MAX_CHANGE_LINKS,
  MAX_CHANGE_RISKS,
  riskOutcome,
} from '../changes';
import { instant } from '../contract';
import { sourceKey } from './sourceKey';

/** Something that belongs to a change, or does not, as somebody said. */
const saidLink = z.object({
  ...sourceKey.shape,
  state: z.enum(['linked', 'dismissed']),
});

/** A change review on a line of an export. @public */
export const changeReviewRecord = z
  .object({
    type: z.literal('changeReview'),
    ...sourceKey.shape,
    title: changeInput.shape.title,
    description: changeInput.shape.description,
    /** What it touches. */
    entities: z.array(entityRef).max(MAX_CHANGE_ENTITIES),
    plannedFor: instant,
    until: instant.nullable(),
    owner: changeInput.shape.owner,
    release: changeInput.shape.release,
    url: changeInput.shape.url,
    status: changeStatus,
    /** Why it was cancelled. */
    reason: changeReview.shape.reason,
    /** What came of it, in words. */
    outcome: changeReview.shape.outcome,
    doneAt: instant.nullable(),
    /** When it was made for the first time, also where it is planned again. */
    firstDoneAt: instant.nullable(),
    /** When it was taken up again: what was released before does not close it. */
    reopenedAt: instant.nullable(),
    /** In the order in which they were written down. */
    risks: z
      .array(
        z.object({
          ...changeRiskInput.omit({ actionItem: true }).shape,
          /** What it became; null too where the reader may not see it. */
          actionItem: sourceKey.nullable(),
          /** Whether it was written down before the change was made; else it is a surprise. */
          foreseen: z.boolean(),
          /** What came of it: of what was foreseen, whether it was hit or missed. */
          outcome: riskOutcome,
        }),
      )
      .max(MAX_CHANGE_RISKS),
    /** Those of which somebody said so; what follows from releases follows again. */
    deployments: z.array(saidLink).max(MAX_CHANGE_LINKS),
    incidents: z.array(saidLink).max(MAX_CHANGE_LINKS),
  })
  .meta({ id: 'ChangeReviewRecord' });
/** A change review on a line of an export. @public */
export type ChangeReviewRecord = z.output<typeof changeReviewRecord>;
