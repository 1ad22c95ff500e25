import { z } from 'zod';
import { namedEntity } from '../../catalog';
import { instant, keyOf } from '../../contract';

/** Milestones that come with the plugin; modules bring others. @public */
export const milestoneKinds = [
  /** A team's first published postmortem. */
  'firstPostmortem',
  /** A team has verified so many commitments. */
  'verifiedActions',
  /** A failure mode has not come back for so many days. */
  'quietFailureMode',
  /** So many teams have adopted a learning. */
  'adoptedLearning',
  /** What was done against a failure mode is verified in so many domains. */
  'risksClosed',
] as const;
/** Milestones that come with the plugin. @public */
export type MilestoneKind = (typeof milestoneKinds)[number];

/** Whether what a milestone rests on is still so. @public */
export const milestoneStates = ['stands', 'withdrawn'] as const;
/** Whether what a milestone rests on is still so. @public */
export const milestoneState = z.enum(milestoneStates);
/** Whether what a milestone rests on is still so. @public */
export type MilestoneState = z.infer<typeof milestoneState>;

/** What a milestone says beside its level: numbers and plain words, by name. @public */
export const milestoneEvidence = z.record(
  z.string(),
  z.union([z.number(), z.string()]),
);
/** What a milestone says beside its level. @public */
export type MilestoneEvidence = z.infer<typeof milestoneEvidence>;

/** How surprising it is that a failure mode has not come back, as evidence of `quietFailureMode`. @public */
export const quietEvidence = z.object({
  failureMode: z.string(),
  /** The UTC day of the last one, `YYYY-MM-DD`. */
  last: z.string(),
  /** How often it came in so many days up to then. */
  before: z.number().int(),
  beforeDays: z.number().int(),
  /** How many would have been expected in the quiet days at that rate, with the 95 % interval of the rate. */
  expected: z.number(),
  expectedLow: z.number(),
  expectedHigh: z.number(),
  /** How probable so long a silence is where nothing has changed. */
  chance: z.number(),
  /** How many failure modes were watched that had come more than once, and how probable it is that any of them fell silent so. */
  watched: z.number().int(),
  chanceOfAny: z.number(),
  /** Of how many incidents in the quiet days the failure mode is known, of how many. */
  known: z.number().int(),
  total: z.number().int(),
});
/** How surprising it is that a failure mode has not come back. @public */
export type QuietEvidence = z.infer<typeof quietEvidence>;

/** Something that was reached, once and for good. @public */
export const milestone = z
  .object({
    id: z.number().int(),
    /** One of those that come with the plugin, or what a module calls its own. */
    kind: z.string(),
    level: z.number().int(),
    /** The team that reached it; null where it is the whole organisation's. */
    team: namedEntity.nullable(),
    reachedAt: instant,
    /** In English words; null where it is withdrawn: nobody is to read any more what it said. */
    text: z.string().nullable(),
    /** Empty where it is withdrawn. */
    evidence: milestoneEvidence,
    /** The postmortem or learning that it is about; null as well where the reader may not see it, or it is withdrawn. */
    about: z.union([keyOf('postmortem'), keyOf('learning')]).nullable(),
    state: milestoneState,
    /** When that became so; null where it has stood since it was found. */
    stateAt: instant.nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Milestone' });
/** Something that was reached. @public */
export type Milestone = z.infer<typeof milestone>;
