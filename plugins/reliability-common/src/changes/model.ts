import { z } from 'zod';
import { entityRef, namedEntity, personRef } from '../catalog';
import {
  instant,
  keyOf,
  line,
  linkUrl,
  prose,
  toMillis,
  words,
} from '../contract';
import { changeReason } from './reasons';

/** Where a planned change stands; `reviewed` once it is said what came of it. @public */
export const changeStatuses = [
  'planned',
  'done',
  'reviewed',
  'cancelled',
] as const;
/** Where a planned change stands. @public */
export const changeStatus = z.enum(changeStatuses);
/** Where a planned change stands. @public */
export type ChangeStatus = z.infer<typeof changeStatus>;

/** How likely a change is thought to fail in some way, the least first. @public */
export const likelihoods = ['unlikely', 'possible', 'likely'] as const;
/** How likely a change is thought to fail in some way. @public */
export type Likelihood = (typeof likelihoods)[number];

/** How much it would hurt, the least first. @public */
export const changeImpacts = ['low', 'medium', 'high'] as const;
/** How much it would hurt. @public */
export type ChangeImpact = (typeof changeImpacts)[number];

/** What came of a way in which a change could fail. @public */
export const riskOutcomes = ['open', 'occurred', 'didNotOccur'] as const;
/** What came of a way in which a change could fail; `open`: nobody has said so yet. @public */
export const riskOutcome = z.enum(riskOutcomes);
/** What came of a way in which a change could fail; `open`: nobody has said so yet. @public */
export type RiskOutcome = z.infer<typeof riskOutcome>;

/** Most entities that a change touches. @internal */
export const MAX_CHANGE_ENTITIES = 20;
/** Most ways in which a change may fail that are written down. @public */
export const MAX_CHANGE_RISKS = 50;

/** Most of which somebody says that it belongs to a change, or does not. @public */
export const MAX_CHANGE_LINKS = 100;

const preparations = {
  /** How it would be noticed. */
  detection: words(500),
  /** How the change would be taken back. */
  rollback: words(500),
  /** Where it stands what to do then: a link, or where to find it. */
  runbook: words(500),
  /** Who looks after it while the change is made. */
  owner: personRef.nullable(),
};

/** What a way to fail is prepared with. @public */
export const preparationKinds = [
  'detection',
  'rollback',
  'runbook',
  'owner',
] as const;
/** What a way to fail is prepared with. @public */
export type PreparationKind = (typeof preparationKinds)[number];

/** Longest sentence that says how a change may fail. @public */
export const MAX_RISK_TEXT = 500;

/** A way in which a change may fail, as it is written. @public */
export const changeRiskInput = z
  .object({
    /** A word of the organisation's failure modes, or any other; null: none fits. */
    failureMode: words(200)
      .transform(text => text || null)
      .nullable()
      .default(null),
    /** Imagine that it failed: how? */
    text: line(MAX_RISK_TEXT),
    likelihood: z.enum(likelihoods).default('possible'),
    impact: z.enum(changeImpacts).default('medium'),
    detection: preparations.detection.default(''),
    rollback: preparations.rollback.default(''),
    runbook: preparations.runbook.default(''),
    owner: preparations.owner.default(null),
    /** What became of it where something is still to be prepared. */
    actionItem: keyOf('actionItem').nullable().default(null),
  })
  .strict()
  .meta({ id: 'ChangeRiskInput' });
/** A way in which a change may fail, as it is written. @public */
export type ChangeRiskInput = z.output<typeof changeRiskInput>;

/** A new one. @public */
export const newChangeRisk = changeRiskInput
  .extend({
    /** The id of the proposal that it comes from, of which the reasons are kept; null: somebody's own idea. */
    proposal: words(200).nullable().default(null),
  })
  .meta({ id: 'NewChangeRisk' });
/** A new way in which a change may fail. @public */
export type NewChangeRisk = z.output<typeof newChangeRisk>;

/** A way in which a change may fail, or in which it did. @public */
export const changeRisk = z
  .object({
    ...changeRiskInput.shape,
    failureMode: z.string().nullable(),
    text: z.string(),
    likelihood: z.enum(likelihoods),
    impact: z.enum(changeImpacts),
    detection: z.string(),
    rollback: z.string(),
    runbook: z.string(),
    owner: z.string().nullable(),
    id: z.string(),
    version: z.number().int(),
    /** What it became; null too where the reader may not see it. */
    actionItem: keyOf('actionItem').nullable(),
    /** Whether it became one, also where the reader may not see which. */
    linked: z.boolean(),
    /** Whether it was written down before the change was made; else it is a surprise. */
    foreseen: z.boolean(),
    /** Why it was proposed, as far as the reader may know; empty where it is somebody's own idea. */
    reasons: z.array(changeReason),
    outcome: riskOutcome,
  })
  .meta({ id: 'ChangeRisk' });
/** A way in which a change may fail, or in which it did. @public */
export type ChangeRisk = z.infer<typeof changeRisk>;

/** A way to fail that is proposed for a change, with the reason. @public */
export const changeProposal = z
  .object({
    /** Names it among the proposals of its change. */
    id: z.string(),
    /** Null: a learning that no failure mode was said of. */
    failureMode: z.string().nullable(),
    /** A sentence to begin with: one line, no longer than what is written down. */
    text: z.string(),
    likelihood: z.enum(likelihoods),
    impact: z.enum(changeImpacts),
    /** What counts most first. */
    reasons: z.array(changeReason).min(1),
  })
  .meta({ id: 'ChangeProposal' });
/** A way to fail that is proposed for a change, with the reason. @public */
export type ChangeProposal = z.infer<typeof changeProposal>;

const fields = {
  title: line(200),
  description: prose(20_000),
  /** When it is to be made, or begins. */
  plannedFor: instant,
  /** When it is to be over; null: at once. */
  until: instant.nullable(),
  /** Who answers for it. */
  owner: personRef.nullable(),
  /** What its release is called: deployments of that name are linked to it by themselves. */
  release: line(200).nullable(),
  /** Its pull request or ticket. */
  url: linkUrl.nullable(),
};

/** A planned change, as it is written. @public */
export const changeInput = z
  .object({
    title: fields.title,
    description: fields.description.default(''),
    /** What it touches. */
    entities: z
      .array(entityRef)
      .min(1, 'must name what the change touches')
      .max(MAX_CHANGE_ENTITIES)
      .overwrite(refs => [...new Set(refs)]),
    plannedFor: fields.plannedFor,
    until: fields.until.default(null),
    owner: fields.owner.default(null),
    release: fields.release.default(null),
    url: fields.url.default(null),
  })
  .strict()
  .refine(
    ({ plannedFor, until }) =>
      until === null || toMillis(until) >= toMillis(plannedFor),
    { path: ['until'], message: 'must not be before plannedFor' },
  )
  .meta({ id: 'ChangeReviewInput' });
/** A planned change, as it is written. @public */
export type ChangeInput = z.output<typeof changeInput>;

/** A change review without what may fail. @public */
export const changeSummary = z
  .object({
    key: keyOf('change'),
    version: z.number().int(),
    title: z.string(),
    status: changeStatus,
    entities: z.array(namedEntity),
    plannedFor: instant,
    until: instant.nullable(),
    owner: z.string().nullable(),
    /** Ways in which it may fail that were written down. */
    risks: z.number().int(),
    /** How many of them nothing is prepared for, and no action item was made of. */
    unprepared: z.number().int(),
  })
  .meta({ id: 'ChangeReviewSummary' });
/** A change review without what may fail. @public */
export type ChangeSummary = z.infer<typeof changeSummary>;

/** A change review, whole. @public */
export const changeReview = changeSummary
  .extend({
    description: z.string(),
    release: z.string().nullable(),
    url: z.string().nullable(),
    risks: z.array(changeRisk),
    /** Why it was cancelled. */
    reason: z.string(),
    /** What came of it, in words. */
    outcome: z.string(),
    doneAt: instant.nullable(),
    /** When it was made for the first time, also where it is planned again: from then on its predictions stay. */
    firstDoneAt: instant.nullable(),
    source: z.object({ name: z.string(), externalId: z.string() }).nullable(),
    /** What the imported record said that has no place here, as it came; null without any. */
    extra: z.record(z.string(), z.unknown()).nullable(),
    createdBy: z.string(),
    createdAt: instant,
    updatedAt: instant,
    /** Whether the reader may change it. */
    editable: z.boolean(),
  })
  .meta({ id: 'ChangeReview' });
/** A change review, whole. @public */
export type ChangeReview = z.infer<typeof changeReview>;

/** A step of a change review. @public */
export const changeTransition = z
  .object({
    to: z.enum(['planned', 'done', 'cancelled']),
    /** Why it is cancelled. */
    reason: prose(1_000).default(''),
  })
  .strict()
  .meta({ id: 'ChangeReviewTransition' });
/** A step of a change review. @public */
export type ChangeTransition = z.output<typeof changeTransition>;

/** What a history keeps of what came of each way to fail. @public */
export const saidOutcomes = z.array(
  z.object({ risk: z.string(), outcome: riskOutcome }),
);

/** What came of a change; what is left out stays as it is. @public */
export const changeOutcomeInput = z
  .object({
    /** In words. */
    outcome: prose(20_000).optional(),
    /** Which of what was foreseen occurred; of those that are not named it stays. */
    risks: z
      .array(z.object({ id: z.string().uuid(), outcome: riskOutcome }).strict())
      .max(MAX_CHANGE_RISKS)
      .default([]),
    /** Whether all is said, so that it is reviewed; else it is kept and goes on. */
    complete: z.boolean().default(false),
  })
  .strict()
  .meta({ id: 'ChangeOutcomeInput' });
/** What came of a change; what is left out stays as it is. @public */
export type ChangeOutcomeInput = z.output<typeof changeOutcomeInput>;
