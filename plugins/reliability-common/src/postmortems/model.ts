import { z } from 'zod';
import { personRef, namedEntity } from '../catalog';
import { instant, keyOf, line, prose, words } from '../contract';
import { factor } from './factor';
import { gateResult } from './gateModel';
import { keyedLearning } from './learning';
import { gateOverride } from './overrides';

/** Where a postmortem stands on its way to its readers. @public */
export const postmortemStatuses = ['draft', 'inReview', 'published'] as const;
/** Where a postmortem stands. @public */
export const postmortemStatus = z.enum(postmortemStatuses);
/** Where a postmortem stands. @public */
export type PostmortemStatus = z.infer<typeof postmortemStatus>;

/** The sections of the document, in reading order: the four questions, then what is worth keeping. @public */
export const postmortemSectionIds = [
  'whatHappened',
  'impact',
  'whyItHappened',
  'detection',
  'containment',
  'recovery',
  'governance',
  'whatToChange',
  'whatWentWell',
  'learnings',
] as const;
/** A section of the document. @public */
export const postmortemSectionId = z.enum(postmortemSectionIds);
/** A section of the document. @public */
export type PostmortemSectionId = z.infer<typeof postmortemSectionId>;

/** What a timeline entry marks; `note` when it marks no time point. @public */
export const timelineKinds = [
  'note',
  'impactStarted',
  'detected',
  'declared',
  'acknowledged',
  'mitigated',
  'resolved',
] as const;
/** @internal */
export const timelineKind = z.enum(timelineKinds);

/** A line of the timeline to write. @public */
export const timelineEntryInput = z
  .object({
    /** Null: the moment is not known; `atText` says what is. */
    at: instant.nullable(),
    /** The moment as it was written, when it is not exact: "about 18:30", "17 January". */
    atText: words(100).default(''),
    kind: timelineKind.default('note'),
    text: prose(4_000).refine(
      text => text.trim().length > 0,
      'must not be empty',
    ),
    /** What it rests on, in a word or two: deployment, chat, metric. */
    evidence: words(100).default(''),
  })
  .strict()
  .meta({ id: 'TimelineEntryInput' });
/** A line of the timeline to write. @public */
export type TimelineEntryInput = z.output<typeof timelineEntryInput>;

/** A line of the timeline. @public */
export const timelineEntry = z
  .object({
    id: z.string(),
    at: instant.nullable(),
    atText: z.string(),
    kind: timelineKind,
    text: z.string(),
    evidence: z.string(),
    version: z.number().int(),
  })
  .meta({ id: 'TimelineEntry' });
/** A line of the timeline. @public */
export type TimelineEntry = z.infer<typeof timelineEntry>;

/** A section as it is read. Sections version separately, so that two people can write in two of them. @public */
export const postmortemSection = z
  .object({
    id: postmortemSectionId,
    text: z.string(),
    version: z.number().int(),
    updatedAt: instant.nullable(),
    updatedBy: z.string().nullable(),
  })
  .meta({ id: 'PostmortemSection' });
/** A section as it is read. @public */
export type PostmortemSection = z.infer<typeof postmortemSection>;

/** A new postmortem. Its time points and entities come from its incidents. @public */
export const postmortemInput = z
  .object({
    /** Taken from the first incident that all who will read it may see, when left out. */
    title: line(300).optional(),
    incidents: z.array(keyOf('incident')).max(50).default([]),
    facilitator: personRef.nullable().default(null),
    participants: z.array(personRef).max(200).default([]),
    sections: z.partialRecord(postmortemSectionId, prose(100_000)).default({}),
  })
  .strict()
  .meta({ id: 'PostmortemInput' });
/** A new postmortem. @public */
export type PostmortemInput = z.output<typeof postmortemInput>;

/** A change of what stands around the document. @public */
export const postmortemPatch = z
  .object({
    title: line(300),
    incidents: z.array(keyOf('incident')).max(50),
    facilitator: personRef.nullable(),
    participants: z.array(personRef).max(200),
    /** People asked to read and comment before it is published. */
    reviewers: z.array(personRef).max(200),
  })
  .partial()
  .strict()
  .meta({ id: 'PostmortemPatch' });
/** A change of what stands around the document. @public */
export type PostmortemPatch = z.output<typeof postmortemPatch>;

/** An incident as its postmortem shows it. @public */
export const postmortemIncident = z.object({
  key: z.string(),
  title: z.string(),
  kind: z.string(),
  severity: z.string().nullable(),
});

/** A postmortem's facts without its document, as lists show it. @public */
export const postmortemSummary = z
  .object({
    key: keyOf('postmortem'),
    version: z.number().int(),
    title: z.string(),
    status: postmortemStatus,
    incidents: z.array(postmortemIncident),
    /** Entities affected by its incidents. */
    entities: z.array(namedEntity),
    /** Anchor of its earliest incident. */
    startedAt: instant.nullable(),
    /** What its timeline begins with, where no incident says when it began; else null. */
    toldFrom: instant.nullable(),
    severity: z.string().nullable(),
    author: z.string().nullable(),
    facilitator: z.string().nullable(),
    /** Its action items that the reader may see: ideas that nobody has promised, and promises in all, with those whose effect was verified and those still open. */
    commitments: z.object({
      candidates: z.number().int(),
      total: z.number().int(),
      verified: z.number().int(),
      open: z.number().int(),
    }),
    confidential: z.boolean(),
    source: z.object({ name: z.string(), externalId: z.string() }).nullable(),
    createdAt: instant,
    updatedAt: instant,
    publishedAt: instant.nullable(),
  })
  .meta({ id: 'PostmortemSummary' });
/** A postmortem's facts without its document. @public */
export type PostmortemSummary = z.infer<typeof postmortemSummary>;

/** That somebody who was asked has reviewed it. @public */
export const postmortemReview = z
  .object({
    by: z.string(),
    at: instant,
    /** False: the document has changed since. */
    current: z.boolean(),
  })
  .meta({ id: 'PostmortemReview' });
/** That somebody who was asked has reviewed it. @public */
export type PostmortemReview = z.infer<typeof postmortemReview>;

/** A postmortem, whole. @public */
export const postmortem = postmortemSummary
  .extend({
    /** What the imported record said that has no place here, as it came; null without any. */
    extra: z.record(z.string(), z.unknown()).nullish(),
    participants: z.array(z.string()),
    /** Who was asked to review it. */
    reviewers: z.array(z.string()),
    /** Who did. A later change of the document does not undo it. */
    reviews: z.array(postmortemReview),
    /** Whether the reader was asked to review it and has not, as it now is. */
    awaitsReview: z.boolean(),
    sections: z.array(postmortemSection),
    timeline: z.array(timelineEntry),
    factors: z.array(factor),
    learnings: z.array(keyedLearning),
    /** Who can read a draft: people and groups named, and owners but for those of an incident that the reader may not see. */
    readers: z.array(z.object({ ref: z.string(), reason: z.string() })),
    gates: z.array(gateResult),
    /** Gates that stood open when it was published, and why it was all the same; they stay, whatever becomes of the document. */
    overrides: z.array(gateOverride),
    /** Whether the reader may change it. */
    editable: z.boolean(),
    /** Whether the reader may discard it: a draft, by its author; without one whom the catalog holds, by its facilitator or who owns what it is about. */
    discardable: z.boolean(),
  })
  .meta({ id: 'Postmortem' });
/** A postmortem, whole. @public */
export type Postmortem = z.infer<typeof postmortem>;

/** What a published postmortem says, for a search index. @public */
export const postmortemText = postmortemSummary
  .pick({
    key: true,
    title: true,
    severity: true,
    entities: true,
    startedAt: true,
    publishedAt: true,
  })
  .extend({
    /** Its sections as Markdown, then its timeline and its factors; what a long one ends with is left out. */
    text: z.string(),
  })
  .meta({ id: 'PostmortemText' });
/** What a published postmortem says, for a search index. @public */
export type PostmortemText = z.infer<typeof postmortemText>;
