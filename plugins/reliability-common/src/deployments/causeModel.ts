import { z } from 'zod';
import { namedEntity } from '../catalog';
import { instant, keyOf } from '../contract';
import { changeFailureState, deploymentStatus } from './model';

/** What is known of the change that an incident came of. @public */
export const changeCauseAnswers = [
  'unanswered',
  'notChangeCaused',
  'linked',
] as const;
/** What is known of the change that an incident came of. @public */
export const changeCauseAnswer = z.enum(changeCauseAnswers);
/** What is known of the change that an incident came of. @public */
export type ChangeCauseAnswer = z.infer<typeof changeCauseAnswer>;

/** The rules that propose deployments, by name. @public */
export const proposalRuleNames = ['lastSuccessfulBefore'] as const;
/** A rule that proposes deployments. @public */
export const proposalRuleName = z.enum(proposalRuleNames);
/** A rule that proposes deployments. @public */
export type ProposalRuleName = z.infer<typeof proposalRuleName>;

/** Who said something, and when. @public */
const saying = z.object({
  origin: z.enum(['human', 'source']),
  /** Reference of the person, or the name of the source. */
  by: z.string().nullable(),
  at: instant,
});

/** A deployment beside an incident. @public */
export const deploymentBeside = z.object({
  key: z.string(),
  entity: namedEntity,
  environment: z.string(),
  status: deploymentStatus,
  rolledBack: z.boolean(),
  finished: instant,
  release: z.string().nullable(),
  url: z.string().nullable(),
});
/** A deployment beside an incident. @public */
export type DeploymentBeside = z.infer<typeof deploymentBeside>;

/** A deployment that an incident may have come of, and why it is thought so. @public */
export const changeLink = z.object({
  deployment: deploymentBeside,
  /** Whether it may have caused it; one that began only after the incident cannot, and figures leave out that it did. */
  possible: z.boolean(),
  /** Null: a rule proposes it, and nobody has said anything. */
  said: saying.nullable(),
  /** The rule that proposes it, with the hours that it looks back; null: none does. */
  rule: z
    .object({ name: proposalRuleName, withinHours: z.number() })
    .nullable(),
});
/** A deployment that an incident may have come of. @public */
export type ChangeLink = z.infer<typeof changeLink>;

/** Whether an incident was caused by a change: what was answered, and what is proposed. @public */
export const changeCause = z
  .object({
    incident: keyOf('incident'),
    /** 0 until somebody says something. */
    version: z.number().int(),
    /** `linked`: somebody confirmed a deployment, be it one that the reader may not see. */
    answer: changeCauseAnswer,
    /** Who said that no change caused it. */
    answered: saying.omit({ origin: true }).nullable(),
    /** Deployments that caused it, as somebody confirmed. */
    deployments: z.array(changeLink),
    /** Deployments that may have; rules and sources propose, and people or sources confirm. */
    proposals: z.array(changeLink),
    /** Deployments that did not, as somebody said. */
    withdrawn: z.array(changeLink),
    /** Whether the reader may answer. */
    editable: z.boolean(),
  })
  .meta({ id: 'ChangeCause' });
/** Whether an incident was caused by a change. @public */
export type ChangeCause = z.infer<typeof changeCause>;

/** Most deployments that one incident is linked to by one answer. */
const MOST_LINKED = 20;

/**
 * An answer. `linked` confirms exactly the deployments that it names and withdraws others that were confirmed; `notChangeCaused` withdraws
 * all; `unanswered` takes the answer back: what was confirmed is proposed.
 *
 * @public
 */
export const changeCauseInput = z
  .discriminatedUnion('answer', [
    z.object({ answer: z.literal('unanswered') }).strict(),
    z.object({ answer: z.literal('notChangeCaused') }).strict(),
    z
      .object({
        answer: z.literal('linked'),
        deployments: z.array(keyOf('deployment')).min(1).max(MOST_LINKED),
      })
      .strict(),
  ])
  .meta({ id: 'ChangeCauseInput' });
/** An answer. @public */
export type ChangeCauseInput = z.output<typeof changeCauseInput>;

/** What is said of one deployment and one incident. @public */
export const changeFailureInput = z
  .object({ state: changeFailureState })
  .strict()
  .meta({ id: 'ChangeFailureInput' });
/** What is said of one deployment and one incident. @public */
export type ChangeFailureInput = z.output<typeof changeFailureInput>;
