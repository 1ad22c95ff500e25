import { z } from 'zod';
import { personRef } from '../catalog';
import {
  changeInput,
  changeRiskInput,
  changeStatus,
  MAX_CHANGE_LINKS,
  MAX_CHANGE_RISKS,
  riskOutcome,
} from '../changes';
import { instant, line, linkUrl, prose } from '../contract';
import { sourceKey } from './sourceKey';

/** Something that belongs to a change, or does not, as somebody said. */
const saidLink = z.object({
  ...sourceKey.shape,
  state: z.enum(['linked', 'dismissed']),
});

/** A change review on a line of NDJSON. Fields that are not known here are kept under `extra`. @public */
export const changeReviewRecord = z
  .looseObject({
    type: z.literal('changeReview'),
    ...sourceKey.shape,
    title: changeInput.shape.title,
    description: prose(20_000).nullish(),
    /** What it touches. */
    entities: changeInput.shape.entities,
    plannedFor: instant,
    until: instant.nullish(),
    owner: personRef.nullish(),
    release: line(200).nullish(),
    url: linkUrl.nullish(),
    status: changeStatus.nullish(),
    /** Why it was cancelled. */
    reason: prose(1_000).nullish(),
    /** What came of it, in words. */
    outcome: prose(20_000).nullish(),
    doneAt: instant.nullish(),
    /** When it was made for the first time, also where it is planned again. */
    firstDoneAt: instant.nullish(),
    /** When it was taken up again: what was released before does not close it. */
    reopenedAt: instant.nullish(),
    /** In the order in which they were written down. */
    risks: z
      .array(
        z.object({
          ...changeRiskInput.omit({ actionItem: true }).shape,
          /** What it became; an export has null too where its reader may not see it. */
          actionItem: sourceKey.nullable().default(null),
          /** Whether it was written down before the change was made; else it is a surprise. */
          foreseen: z.boolean().default(true),
          /** What came of it: of what was foreseen, whether it was hit or missed. Left out, it is `open`; of a surprise, `occurred`. */
          outcome: riskOutcome.optional(),
        }),
      )
      .max(MAX_CHANGE_RISKS)
      .nullish(),
    /** Those of which somebody said so; what follows from the name of the release follows again. */
    deployments: z.array(saidLink).max(MAX_CHANGE_LINKS).nullish(),
    incidents: z.array(saidLink).max(MAX_CHANGE_LINKS).nullish(),
  })
  .meta({ id: 'ChangeReviewRecord' });
/** A change review on a line of NDJSON. @public */
export type ChangeReviewRecord = z.output<typeof changeReviewRecord>;
