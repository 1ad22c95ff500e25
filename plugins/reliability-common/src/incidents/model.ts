import { z } from 'zod';
import { entityRef, namedEntity } from '../catalog';
import { instant, isoDuration, keyOf, line, linkUrl, prose } from '../contract';

/** What an incident is. Near misses, drills and maintenance are kept and never counted as incidents. @public */
export const incidentKinds = [
  'incident',
  'nearMiss',
  'drill',
  'maintenance',
] as const;
/** What an incident is. @public */
export const incidentKind = z.enum(incidentKinds);
/** What an incident is. @public */
export type IncidentKind = z.infer<typeof incidentKind>;

/** How much it hurt, `sev1` the most. @public */
export const severities = ['sev1', 'sev2', 'sev3', 'sev4', 'sev5'] as const;
/** How much it hurt. @public */
export const severity = z.enum(severities);
/** How much it hurt. @public */
export type Severity = z.infer<typeof severity>;

/** The moments that durations are made of, in the order in which they usually come. @public */
export const timePointKinds = [
  'impactStarted',
  'detected',
  'declared',
  'acknowledged',
  'mitigated',
  'resolved',
] as const;
/** A moment that durations are made of; `mitigated` is the end of impact. @public */
export const timePointKind = z.enum(timePointKinds);
/** A moment that durations are made of; `mitigated` is the end of impact. @public */
export type TimePointKind = z.infer<typeof timePointKind>;

/** How an entity is affected: users of it were hurt, it is where it began, or it made things worse. @public */
export const entityRoles = ['impacted', 'origin', 'contributing'] as const;
/** How an entity is affected. @public */
export const entityRole = z.enum(entityRoles);
/** How an entity is affected. @public */
export type EntityRole = z.infer<typeof entityRole>;

/** How much of an impacted entity's service was gone. @public */
export const impactLevel = z.enum(['major', 'partial']);
/** How much of an impacted entity's service was gone. @public */
export type ImpactLevel = z.infer<typeof impactLevel>;

/** Who may read an incident: everyone with access to the portal, or its owners and those named. @public */
export const visibility = z.enum(['everyone', 'restricted']);
/** Who may read an incident. @public */
export type Visibility = z.infer<typeof visibility>;

/** Where an incident stands: `open` until impact ended or it was resolved. @public */
export const incidentStatus = z.enum(['open', 'mitigated', 'resolved']);
/** Where an incident stands. @public */
export type IncidentStatus = z.infer<typeof incidentStatus>;

const affectedEntityInput = z.object({
  ref: entityRef,
  role: entityRole.default('impacted'),
  /** Only for `impacted`. */
  impact: impactLevel.nullish(),
});

/** A catalog entity and what it had to do with the incident. @public */
export const affectedEntity = namedEntity.extend({
  role: entityRole,
  impact: impactLevel.nullable(),
});
/** A catalog entity and what it had to do with the incident. @public */
export type AffectedEntity = z.infer<typeof affectedEntity>;

/** The effective value of a time point and where it came from. @public */
export const timePoint = z.object({
  at: instant,
  origin: z.enum(['human', 'source']),
  /** The source's name, or the reference of the person; null where no author is kept. */
  by: z.string().nullable(),
  changedAt: instant,
});
/** The effective value of a time point and where it came from. @public */
export type TimePoint = z.infer<typeof timePoint>;

/** The six time points of an incident; null is "not known" and never a default of another. @public */
export const timePoints = z.object({
  impactStarted: timePoint.nullable(),
  detected: timePoint.nullable(),
  declared: timePoint.nullable(),
  acknowledged: timePoint.nullable(),
  mitigated: timePoint.nullable(),
  resolved: timePoint.nullable(),
});
/** The six time points of an incident. @public */
export type TimePoints = z.infer<typeof timePoints>;

const timesInput = z
  .partialRecord(timePointKind, instant.nullable())
  .meta({ description: 'Time points; null states that one is not known' });

/** Durations as somebody stated them, kept as stated beside the computed ones. @public */
export const statedDurations = z
  .object({
    timeToDetect: isoDuration,
    timeToRestore: isoDuration,
    timeToResolve: isoDuration,
  })
  .partial();
/** Durations as somebody stated them. @public */
export type StatedDurations = z.infer<typeof statedDurations>;

/** Free, filterable properties beside the scope: product line, platform, region, environment. @public */
export const dimensions = z
  .record(
    z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,62}$/, 'must be a short name'),
    line(200),
  )
  .refine(value => Object.keys(value).length <= 20, 'has more than 20 entries');

/** In which way something failed, in a few words; null where nobody has said. @internal */
export const failureMode = line(100).nullable();

const fields = {
  title: line(300),
  kind: incidentKind,
  severity: severity.nullable(),
  incidentType: line(100).nullable(),
  failureMode,
  trigger: line(100).nullable(),
  visibility,
  summary: prose(20_000),
  /** Near misses: what kept it from happening. */
  stoppedBy: prose(20_000).nullable(),
  /** Near misses: what would help next time. */
  wouldHelp: prose(20_000).nullable(),
  url: linkUrl.nullable(),
  dimensions,
  stated: statedDurations,
};

/** Fields that a person fills in to create an incident. @public */
export const incidentInput = z
  .object({
    title: fields.title,
    kind: fields.kind.default('incident'),
    severity: fields.severity.default(null),
    incidentType: fields.incidentType.default(null),
    failureMode: fields.failureMode.default(null),
    trigger: fields.trigger.default(null),
    visibility: fields.visibility.default('everyone'),
    summary: fields.summary.default(''),
    stoppedBy: fields.stoppedBy.default(null),
    wouldHelp: fields.wouldHelp.default(null),
    url: fields.url.default(null),
    dimensions: fields.dimensions.default({}),
    stated: fields.stated.default({}),
    entities: z.array(affectedEntityInput).max(200).default([]),
    times: timesInput.default({}),
  })
  .strict()
  .meta({ id: 'IncidentInput' });
/** Fields that a person fills in to create an incident. @public */
export type IncidentInput = z.output<typeof incidentInput>;

/** A change of an incident: only what is named changes; `entities` replaces the whole list. @public */
export const incidentPatch = z
  .object({ ...fields, entities: z.array(affectedEntityInput).max(200) })
  .partial()
  .strict()
  .meta({ id: 'IncidentPatch' });
/** A change of an incident. @public */
export type IncidentPatch = z.output<typeof incidentPatch>;

/** The two-minute report of something that nearly happened. @public */
export const nearMissInput = z
  .object({
    whatNearlyHappened: prose(20_000).refine(
      text => text.trim().length > 0,
      'must not be empty',
    ),
    whenNoticed: instant,
    whatStoppedIt: prose(20_000).refine(
      text => text.trim().length > 0,
      'must not be empty',
    ),
    whatWouldHelp: prose(20_000).default(''),
    entity: entityRef.optional(),
    /** Leaves the name out: no author is kept anywhere, and of moments only the day in UTC. */
    anonymous: z.boolean().default(false),
  })
  .strict()
  .meta({ id: 'NearMissInput' });
/** The two-minute report of something that nearly happened. @public */
export type NearMissInput = z.output<typeof nearMissInput>;

/** Something about an incident's data that cannot be right; it is kept, shown, and left out of the figures. @public */
export const incidentFlag = z.object({
  /** Which value: a time point's name or `stated.timeToRestore`. */
  field: z.string(),
  reason: z.enum([
    'beforeStart',
    'beforeDetected',
    'inTheFuture',
    'implausiblyLong',
    'differsFromStated',
  ]),
});
/** Something about an incident's data that cannot be right. @public */
export type IncidentFlag = z.infer<typeof incidentFlag>;

/** An incident as it is read. @public */
export const incident = z
  .object({
    ...fields,
    key: keyOf('incident'),
    version: z.number().int(),
    status: incidentStatus,
    url: z.string().nullable(),
    dimensions: z.record(z.string(), z.string()),
    entities: z.array(affectedEntity),
    times: timePoints,
    /** Time points of which a person says that they are not known. */
    notKnown: z.array(timePointKind),
    flags: z.array(incidentFlag),
    /** The system and its identifier that the incident came from; null when a person reported it here. */
    source: z.object({ name: z.string(), externalId: z.string() }).nullable(),
    /** What the imported record said that has no place here, as it came; null without any. */
    extra: z.record(z.string(), z.unknown()).nullable(),
    createdAt: instant,
    updatedAt: instant,
    /** Reference of the person; null when a source reported it, or the name was left out. */
    createdBy: z.string().nullable(),
    /** Key of the incident that this one was merged into, if the reader may see that. */
    mergedInto: z.string().nullable(),
    /** Postmortems about it that the reader may see. */
    postmortems: z.array(
      z.object({ key: z.string(), title: z.string(), status: z.string() }),
    ),
    /** Whether the reader may change it. */
    editable: z.boolean(),
  })
  .meta({ id: 'Incident' });
/** An incident as it is read. @public */
export type Incident = z.infer<typeof incident>;

/** A time point as lists have it. */
const listedTimePoint = timePoint.pick({ at: true }).nullable();

/** An incident as lists have it: what its row shows, without its texts, which may be long. @public */
export const incidentSummary = incident
  .pick({
    key: true,
    version: true,
    title: true,
    kind: true,
    severity: true,
    status: true,
    incidentType: true,
    failureMode: true,
    visibility: true,
    entities: true,
    stated: true,
    flags: true,
    source: true,
    dimensions: true,
    url: true,
    createdAt: true,
    updatedAt: true,
    mergedInto: true,
    postmortems: true,
  })
  .extend({
    times: z.object({
      impactStarted: listedTimePoint,
      detected: listedTimePoint,
      declared: listedTimePoint,
      acknowledged: listedTimePoint,
      mitigated: listedTimePoint,
      resolved: listedTimePoint,
    }),
  })
  .meta({ id: 'IncidentSummary' });
/** An incident as lists have it. @public */
export type IncidentSummary = z.infer<typeof incidentSummary>;
