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

const { shape: written } = changeRiskInput;

/**
 * A way to fail. Of one that is there already, what is left out stays as it is; null empties what may be missing. A new one has the defaults of one that is
 * written by hand.
 */
const riskRecord = z.object({
  failureMode: written.failureMode.removeDefault().optional(),
  text: written.text,
  likelihood: written.likelihood.removeDefault().nullish(),
  impact: written.impact.removeDefault().nullish(),
  detection: written.detection.removeDefault().nullish(),
  rollback: written.rollback.removeDefault().nullish(),
  runbook: written.runbook.removeDefault().nullish(),
  owner: written.owner.removeDefault().optional(),
  /** What it became; an export has null too where its reader may not see it. */
  actionItem: sourceKey.nullish(),
  /** Whether it was written down before the change was made, as a new one was that does not say; else it is a surprise. */
  foreseen: z.boolean().nullish(),
  /** What came of it: of what was foreseen, whether it was hit or missed. A new one that does not say is `open`; a surprise `occurred`. */
  outcome: riskOutcome.nullish(),
});

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
    risks: z.array(riskRecord).max(MAX_CHANGE_RISKS).nullish(),
    /** Those of which somebody said so; what follows from the name of the release follows again. */
    deployments: z.array(saidLink).max(MAX_CHANGE_LINKS).nullish(),
    incidents: z.array(saidLink).max(MAX_CHANGE_LINKS).nullish(),
  })
  .meta({ id: 'ChangeReviewRecord' });
/** A change review on a line of NDJSON. @public */
export type ChangeReviewRecord = z.output<typeof changeReviewRecord>;
