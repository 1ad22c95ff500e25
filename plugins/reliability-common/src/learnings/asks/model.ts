import { z } from 'zod';
import { entityRef, namedEntity } from '../../catalog';
import { calendarDay, instant, keyOf, prose } from '../../contract';
import { askReason } from '../matching';
import { namedLearning, publishedLearning } from '../model';

/** What is known of a learning for an entity. @public */
export const applicationStates = [
  'unanswered',
  'applies',
  'alreadyCovered',
  'doesNotApply',
] as const;
/** What is known of a learning for an entity. @public */
export const applicationState = z.enum(applicationStates);
/** What is known of a learning for an entity. @public */
export type ApplicationState = z.infer<typeof applicationState>;

const sentence = prose(1_000).refine(
  text => text.trim().length > 0,
  'must say it in a sentence',
);

/** An answer to the question whether a learning applies to an entity. @public */
export const learningAnswer = z
  .discriminatedUnion('state', [
    /** Links an action item of the entity that is there already, or writes a candidate from what helped. */
    z
      .object({
        state: z.literal('applies'),
        note: prose(1_000).default(''),
        actionItem: keyOf('actionItem').optional(),
      })
      .strict(),
    /** By what: a sentence, an action item of the entity, or another learning. */
    z
      .object({
        state: z.literal('alreadyCovered'),
        note: prose(1_000).default(''),
        actionItem: keyOf('actionItem').optional(),
        /** One that is published and stands. */
        coveredBy: keyOf('learning').optional(),
      })
      .strict()
      .refine(
        ({ note, actionItem, coveredBy }) =>
          note.trim() !== '' || (actionItem ?? coveredBy) !== undefined,
        { path: ['note'], message: 'must say it in a sentence' },
      ),
    /** Why not. */
    z.object({ state: z.literal('doesNotApply'), note: sentence }).strict(),
    /** Takes an answer back. A candidate that was written with it and that nobody has promised is declined. */
    z.object({ state: z.literal('unanswered') }).strict(),
  ])
  .meta({ id: 'LearningAnswer' });
/** An answer to the question whether a learning applies to an entity. @public */
export type LearningAnswer = z.output<typeof learningAnswer>;

/** A learning and an entity that is asked whether it applies there. @public */
export const learningApplication = z
  .object({
    learning: publishedLearning,
    entity: namedEntity,
    /** Who answers for the entity by the catalog as it is now; null as well where the catalog hides them from the reader. */
    owner: z.string().nullable(),
    state: applicationState,
    /** Why it is asked, what counts most first; they name what the reader may see. */
    reasons: z.array(askReason),
    /** By what it is covered, why it does not apply, or anything else. */
    note: z.string(),
    askedAt: instant,
    answeredAt: instant.nullable(),
    answeredBy: z.string().nullable(),
    /** What was written from the answer, or linked with it; null as well when the reader may not see it. */
    actionItem: keyOf('actionItem').nullable(),
    /** The learning by which it is covered already; null as well when the reader may not see it. */
    coveredBy: namedLearning.nullable(),
    /** Whether the reader may answer it, and let its entity be asked no more: its owners may, and who may speak for others. */
    editable: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'LearningApplication' });
/** A learning and an entity that is asked whether it applies there. @public */
export type LearningApplication = z.infer<typeof learningApplication>;

/** What became of asking about learnings, as far as the reader may see the entities. @public */
export const learningUptake = z
  .object({
    asked: z.number().int(),
    answered: z.number().int(),
    /** Where it applies. */
    adopted: z.number().int(),
    /** How many are asked that the reader may not see. */
    unreadable: z.number().int(),
  })
  .meta({ id: 'LearningUptake' });
/** What became of asking about learnings. @public */
export type LearningUptake = z.infer<typeof learningUptake>;

/** All who are asked about a learning. @public */
export const learningApplications = z
  .object({ uptake: learningUptake, items: z.array(learningApplication) })
  .meta({ id: 'LearningApplications' });

/** A time at which an entity was muted, or asked again. @public */
export const learningMuteChange = z
  .object({
    muted: z.boolean(),
    at: instant,
    /** Null where its time was over. */
    by: z.string().nullable(),
    /** Why it was muted. */
    reason: z.string(),
    /** The first day on which it is asked again; null: until somebody takes it back. */
    until: calendarDay.nullable(),
  })
  .meta({ id: 'LearningMuteChange' });
/** A time at which an entity was muted, or asked again. @public */
export type LearningMuteChange = z.infer<typeof learningMuteChange>;

/** Mutes an entity, or lets it be asked again. @public */
export const learningMuteInput = z
  .object({
    muted: z.boolean(),
    reason: prose(1_000).default(''),
    until: calendarDay.nullable().default(null),
  })
  .strict()
  .refine(({ muted, until }) => muted || until === null, {
    path: ['until'],
    message: 'is said of what is muted only',
  })
  .meta({ id: 'LearningMuteInput' });
/** Mutes an entity, or lets it be asked again. @public */
export type LearningMuteInput = z.output<typeof learningMuteInput>;

/** Whether an entity wants to be asked about no learning. @public */
export const learningMute = z
  .object({
    entity: entityRef,
    muted: z.boolean(),
    /** Whether the reader may mute it, and let it be asked again. */
    editable: z.boolean(),
    /** The latest changes, the last one first. */
    history: z.array(learningMuteChange),
  })
  .meta({ id: 'LearningMute' });
/** Whether an entity wants to be asked about no learning. @public */
export type LearningMute = z.infer<typeof learningMute>;
