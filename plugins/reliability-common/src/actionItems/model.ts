import { z } from 'zod';
import { entityRef, personRef } from '../catalog';
import { calendarDay, instant, keyOf, line, linkUrl, prose } from '../contract';

/** Where an action item stands. @public */
export const actionItemStatuses = [
  'candidate',
  'committed',
  'inProgress',
  'done',
  'verified',
  'ineffective',
  'declined',
] as const;
/** Where an action item stands. @public */
export const actionItemStatus = z.enum(actionItemStatuses);
/** Where an action item stands. @public */
export type ActionItemStatus = z.infer<typeof actionItemStatus>;

/** What an action item does about a failure. @public */
export const actionItemTypes = [
  'prevent',
  'detect',
  'contain',
  'recover',
  'process',
  'investigate',
] as const;
/** What an action item does about a failure. @public */
export const actionItemType = z.enum(actionItemTypes);
/** What an action item does about a failure. @public */
export type ActionItemType = z.infer<typeof actionItemType>;

const fields = {
  title: line(300),
  description: prose(20_000),
  type: actionItemType.nullable(),
  /** The entity that it makes better; accountability follows its owner. */
  entity: entityRef.nullable(),
  /** Group or user accountable instead of the entity's owner. */
  owner: personRef.nullable(),
  /** User who works on it. */
  assignee: personRef.nullable(),
  due: calendarDay.nullable(),
  /** How to tell that it is done and works. */
  acceptanceTest: prose(4_000),
  /** Where the work is tracked. */
  trackerUrl: linkUrl.nullable(),
};

/** Fields of a new action item; it starts as a candidate. @public */
export const actionItemInput = z
  .object({
    title: fields.title,
    description: fields.description.default(''),
    type: fields.type.default(null),
    entity: fields.entity.default(null),
    owner: fields.owner.default(null),
    assignee: fields.assignee.default(null),
    due: fields.due.default(null),
    acceptanceTest: fields.acceptanceTest.default(''),
    trackerUrl: fields.trackerUrl.default(null),
    postmortem: keyOf('postmortem').nullable().default(null),
    incident: keyOf('incident').nullable().default(null),
  })
  .strict()
  .meta({ id: 'ActionItemInput' });
/** Fields of a new action item. @public */
export type ActionItemInput = z.output<typeof actionItemInput>;

/** A change of an action item; only what is named changes. @public */
export const actionItemPatch = z
  .object(fields)
  .partial()
  .strict()
  .meta({ id: 'ActionItemPatch' });
/** A change of an action item. @public */
export type ActionItemPatch = z.output<typeof actionItemPatch>;

/** A step from one status to another, with what that step must say. @public */
export const actionItemTransition = z
  .object({
    to: actionItemStatus,
    /** Why it is declined, how the effect was checked, what did not work. */
    note: prose(4_000).default(''),
    /** On `done` only: the day on which the effect will be checked; 30 days later unless told. */
    checkOn: calendarDay.nullish(),
  })
  .strict()
  .refine(step => step.to === 'done' || !step.checkOn, {
    path: ['checkOn'],
    message: 'is said when the work is done, on no other step',
  })
  .meta({ id: 'ActionItemTransition' });
/** A step from one status to another. @public */
export type ActionItemTransition = z.output<typeof actionItemTransition>;

/** An action item as it is read. @public */
export const actionItem = z
  .object({
    ...fields,
    key: keyOf('actionItem'),
    version: z.number().int(),
    status: actionItemStatus,
    entity: z.string().nullable(),
    /** Whether the catalog knows `entity`; false without one. */
    entityKnown: z.boolean(),
    owner: z.string().nullable(),
    assignee: z.string().nullable(),
    trackerUrl: z.string().nullable(),
    /** Who is accountable now: `owner`, else the entity's owner in the catalog, else null. */
    accountable: z.string().nullable(),
    /** The due date of its first commitment; later changes of `due` do not move it. */
    originalDue: calendarDay.nullable(),
    /** Whether it is promised, not done, and past its due date; what turned out to be ineffective is open again. */
    overdue: z.boolean(),
    checkOn: calendarDay.nullable(),
    statusNote: z.string(),
    committedAt: instant.nullable(),
    doneAt: instant.nullable(),
    verifiedAt: instant.nullable(),
    /** Null as well when the reader may not see it. */
    postmortem: z.object({ key: z.string(), title: z.string() }).nullable(),
    incident: z.object({ key: z.string(), title: z.string() }).nullable(),
    source: z.object({ name: z.string(), externalId: z.string() }).nullable(),
    /** Part of a draft or of a restricted incident: its readers see it, and once it is promised those who answer for it. */
    /** What the imported record said that has no place here, as it came; null without any. Not in lists. */
    extra: z.record(z.string(), z.unknown()).nullish(),
    confidential: z.boolean(),
    createdAt: instant,
    updatedAt: instant,
    createdBy: z.string().nullable(),
    /** Steps from here, and what still keeps each from being taken; a step's note is asked for when it is taken. */
    next: z.array(
      z.object({ to: actionItemStatus, missing: z.array(z.string()) }),
    ),
    /** Whether the reader may change it, steps included. In lists only with `editable=true`. */
    editable: z.boolean().optional(),
  })
  .meta({ id: 'ActionItem' });
/** An action item as it is read. @public */
export type ActionItem = z.infer<typeof actionItem>;
