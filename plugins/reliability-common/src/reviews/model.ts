import { z } from 'zod';
import { personRef, scopeRef } from '../catalog';
import { instant, keyOf, line, prose } from '../contract';
import { isTimeZone } from '../metrics';
import { agendaArrangement } from './agendaModel';
import { proposalReasons } from './facilitator';
import { reviewLesson } from './lessons';
import { reviewRhythm } from './rhythm';

/** Where a review stands. @public */
export const reviewStates = ['planned', 'live', 'closed', 'cancelled'] as const;
/** Where a review stands. @public */
export const reviewState = z.enum(reviewStates);
/** Where a review stands. @public */
export type ReviewState = z.infer<typeof reviewState>;

/** What a series looks at: what happened in its scope, or the framework by which we learn from it. @public */
export const reviewKinds = ['reliability', 'framework'] as const;
export const reviewKind = z.enum(reviewKinds);
/** What a series of reviews looks at. @public */
export type ReviewKind = (typeof reviewKinds)[number];

/** Most who can lead the reviews of a series, and most who take part in one. @internal */
export const MAX_REVIEW_PEOPLE = 100;
/** Most decisions of a review. @public */
export const MAX_DECISIONS = 100;

/** Somebody who can lead reviews: a person, or a team that sends one. */
const poolMember = z
  .object({
    ref: personRef,
    /** Where they work, so that nobody is asked at night; null: not said. */
    zone: z
      .string()
      .max(100)
      .refine(isTimeZone, 'must be a time zone such as Europe/Madrid')
      .nullable()
      .default(null),
  })
  .strict();

const seriesFields = {
  title: line(200),
  /** Stays what it is: the other kind is another series. */
  kind: reviewKind.default('reliability'),
  scope: scopeRef,
  rhythm: reviewRhythm,
  /** Length in minutes. */
  length: z.number().int().min(15).max(240),
  /** Who can lead it, in turn. */
  pool: z
    .array(poolMember)
    .max(MAX_REVIEW_PEOPLE)
    .refine(
      pool => new Set(pool.map(({ ref }) => ref)).size === pool.length,
      'must not name anybody twice',
    )
    .default([]),
  /** Who is invited beside those who can lead it. */
  participants: z.array(personRef).max(MAX_REVIEW_PEOPLE).default([]),
};

/** What a series of reviews is set up with; it begins with its first review. @public */
export const reviewSeriesInput = z
  .object(seriesFields)
  .strict()
  .meta({ id: 'ReviewSeriesInput' });
/** What a series of reviews is set up with. @public */
export type ReviewSeriesInput = z.output<typeof reviewSeriesInput>;

/** A series of reviews. @public */
export const reviewSeries = z
  .object({
    ...seriesFields,
    id: z.number().int(),
    version: z.number().int(),
    scope: z.string(),
    /** The review that is planned or live; null: the series is over, or that is hidden from its reader. */
    next: keyOf('review').nullable(),
    /** When somebody ended it: it plans no more reviews until it is taken up again. */
    endedAt: instant.nullable(),
    /** Why they did; empty while it goes on. */
    endReason: z.string(),
    createdBy: z.string(),
    createdAt: instant,
    updatedAt: instant,
    /** Whether its reader may set it up anew, end it and take it up again: whoever may change its last review. */
    editable: z.boolean(),
  })
  .meta({ id: 'ReviewSeries' });
/** A series of reviews. @public */
export type ReviewSeries = z.infer<typeof reviewSeries>;

/** A decision of a review. @public */
export const reviewDecision = z
  .object({
    id: z.string(),
    version: z.number().int(),
    text: z.string(),
    /** What it became; null too where the reader may not see it. */
    actionItem: keyOf('actionItem').nullable(),
    /** Whether it became one, also where the reader may not see which. */
    linked: z.boolean(),
    /** Whether not everybody may see what it became: neither an agenda nor minutes name it. */
    confidential: z.boolean(),
    /** Whether reviews of what the scope is part of are asked to decide it. */
    raised: z.boolean(),
  })
  .meta({ id: 'ReviewDecision' });
/** A decision of a review. @public */
export type ReviewDecision = z.infer<typeof reviewDecision>;

/** A decision to write. @public */
export const reviewDecisionInput = z
  .object({
    text: line(500),
    actionItem: keyOf('actionItem').nullable().default(null),
    /** Puts it to the reviews of what the scope is part of. */
    raised: z.boolean().default(false),
  })
  .strict()
  .meta({ id: 'ReviewDecisionInput' });
/** A decision to write. @public */
export type ReviewDecisionInput = z.output<typeof reviewDecisionInput>;

/** A topic's notes. @public */
export const reviewNote = z
  .object({
    topic: z.string(),
    text: z.string(),
    version: z.number().int(),
  })
  .meta({ id: 'ReviewNote' });
/** A topic's notes. @public */
export type ReviewNote = z.infer<typeof reviewNote>;

/** Longest notes of a topic. @internal */
export const MAX_NOTE = 20_000;
export const reviewNoteInput = z.object({ text: prose(MAX_NOTE) }).strict();

/** Who leads a review, and who said what of that. @public */
export const reviewFacilitation = z.object({
  /** Who leads it; null: nobody has been found. */
  ref: z.string().nullable(),
  /** Whether they agreed; else it is a proposal. */
  agreed: z.boolean(),
  /** Why they were proposed; null: somebody named them. */
  because: z.enum(proposalReasons).nullable(),
  declined: z.array(z.string()),
  volunteers: z.array(z.string()),
});
/** Who leads a review, and who said what of that. @public */
export type ReviewFacilitation = z.infer<typeof reviewFacilitation>;

/** A review without what was said in it. @public */
export const reviewSummary = z
  .object({
    key: keyOf('review'),
    version: z.number().int(),
    series: z.number().int(),
    title: z.string(),
    scope: z.string(),
    /** Whether the catalog knows `scope`. */
    scopeKnown: z.boolean(),
    state: reviewState,
    /** When it is planned for: it may begin earlier or later. */
    startsAt: instant,
    /** How long it is planned for, in minutes. */
    length: z.number().int(),
    /** When it began; null: it has not. */
    startedAt: instant.nullable(),
    /** When it was closed or cancelled. */
    endedAt: instant.nullable(),
    /** What it looks back on. */
    period: z.object({ from: instant, until: instant }),
    /** Who leads it, or is to; of a closed one, who led it. Null: nobody has been found, or nobody said so. */
    facilitator: z.string().nullable(),
    decisions: z.number().int(),
    updatedAt: instant,
  })
  .meta({ id: 'ReviewSummary' });
/** A review without what was said in it. @public */
export type ReviewSummary = z.infer<typeof reviewSummary>;

/** A review, whole, but for its agenda. @public */
export const review = reviewSummary
  .extend({
    decisions: z.array(reviewDecision),
    kind: reviewKind,
    facilitation: reviewFacilitation,
    participants: z.array(z.string()),
    /** Who can lead it. */
    pool: z.array(z.string()),
    repeats: reviewRhythm.shape.repeats,
    /** IANA name of the zone that its time of day is of. */
    zone: z.string(),
    attendance: z.array(z.string()),
    arrangement: agendaArrangement,
    notes: z.array(reviewNote),
    /** What was carried to whom, as far as the reader may see it. */
    lessons: z.array(reviewLesson),
    /** Why it was cancelled. */
    reason: z.string(),
    /** Whether somebody ended its series: no other review is planned then. */
    seriesEnded: z.boolean(),
    /** The review before it and after it in its series. */
    before: keyOf('review').nullable(),
    after: keyOf('review').nullable(),
    createdAt: instant,
    /** Whether the reader may change it: what is over changes no more. */
    editable: z.boolean(),
  })
  .meta({ id: 'Review' });
/** A review, whole, but for its agenda. @public */
export type Review = z.infer<typeof review>;

/** What can be said of a review that is not over. @public */
export const reviewInput = z
  .object({
    startsAt: instant,
    length: seriesFields.length,
    attendance: z.array(personRef).max(1_000),
  })
  .strict()
  .meta({ id: 'ReviewInput' });
/** What can be said of a review that is not over. @public */
export type ReviewInput = z.output<typeof reviewInput>;

/** What can be said of leading a review. @internal */
export const facilitationAnswers = [
  'agree',
  'decline',
  'volunteer',
  'name',
] as const;
/** What is said of leading a review. @public */
export const facilitationInput = z
  .object({
    answer: z.enum(facilitationAnswers),
    /** For whom it is said, of those who can lead it; `name` makes anybody the facilitator. */
    ref: personRef,
  })
  .strict()
  .meta({ id: 'FacilitationInput' });
/** What is said of leading a review. @public */
export type FacilitationInput = z.output<typeof facilitationInput>;

/** Ends a series of reviews, or takes it up again. @public */
export const reviewSeriesTransition = z
  .object({
    to: z.enum(['ended', 'running']),
    /** Why it is ended. */
    reason: prose(1_000).default(''),
  })
  .strict()
  .meta({ id: 'ReviewSeriesTransition' });
/** Ends a series of reviews, or takes it up again. @public */
export type ReviewSeriesTransition = z.output<typeof reviewSeriesTransition>;

/** A step of a review. @public */
export const reviewTransition = z
  .object({
    to: z.enum(['live', 'closed', 'cancelled']),
    /** Why it is cancelled. */
    reason: prose(1_000).default(''),
    /** Of one that is closed: who led it, null for nobody. Left out, it is whoever agreed to or was named. */
    ledBy: personRef.nullable().optional(),
  })
  .strict()
  .refine(({ to, ledBy }) => to === 'closed' || ledBy === undefined, {
    path: ['ledBy'],
    message: 'is said when it is closed',
  })
  .meta({ id: 'ReviewTransition' });
/** A step of a review. @public */
export type ReviewTransition = z.output<typeof reviewTransition>;
