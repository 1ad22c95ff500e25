import { z } from 'zod';
import { actionItemStatus, actionItemType } from '../actionItems';
import { entityRef, personRef } from '../catalog';
import {
  calendarDay,
  fieldProblem,
  instant,
  line,
  linkUrl,
  message,
  prose,
  words,
} from '../contract';
import { factorLayer } from '../failureModes';
import {
  entityRole,
  failureMode,
  impactLevel,
  incidentKind,
  severity,
  statedDurations,
  dimensions,
  timePointKind,
  visibility,
} from '../incidents';
import {
  evidenceType,
  confidence,
  learningInput,
  MAX_EVIDENCE,
  MAX_LEARNINGS,
  overrideReason,
  postmortemSectionId,
  postmortemStatus,
  timelineKind,
} from '../postmortems';
import { gateIds } from '../processes';
import { changeFailureRecord, deploymentRecord } from './changeRecords';
import { changeReviewRecord } from './changeReviewRecord';
import { sourceKey } from './sourceKey';

/** An incident on a line of NDJSON. Fields that are not known here are kept under `extra`. @public */
export const incidentRecord = z
  .looseObject({
    type: z.literal('incident'),
    ...sourceKey.shape,
    title: line(300),
    kind: incidentKind.nullish(),
    severity: severity.nullish(),
    incidentType: line(100).nullish(),
    failureMode: line(100).nullish(),
    trigger: line(100).nullish(),
    visibility: visibility.nullish(),
    summary: prose(20_000).nullish(),
    stoppedBy: prose(20_000).nullish(),
    wouldHelp: prose(20_000).nullish(),
    entities: z
      .array(
        z.object({
          ref: entityRef,
          role: entityRole.default('impacted'),
          impact: impactLevel.nullish(),
        }),
      )
      .max(200)
      .nullish(),
    dimensions: dimensions.nullish(),
    times: z.partialRecord(timePointKind, instant.nullable()).nullish(),
    stated: statedDurations.nullish(),
    url: linkUrl.nullish(),
  })
  .meta({ id: 'IncidentRecord' });
/** An incident on a line of NDJSON. @public */
export type IncidentRecord = z.output<typeof incidentRecord>;

/** A postmortem on a line of NDJSON. @public */
export const postmortemRecord = z
  .looseObject({
    type: z.literal('postmortem'),
    ...sourceKey.shape,
    title: line(300),
    status: postmortemStatus.nullish(),
    publishedAt: instant.nullish(),
    incidents: z.array(sourceKey).max(50).nullish(),
    facilitator: personRef.nullish(),
    author: personRef.nullish(),
    participants: z.array(personRef).max(200).nullish(),
    reviewers: z.array(personRef).max(200).nullish(),
    /** Who has reviewed it, and when. */
    reviews: z
      .array(z.object({ by: personRef, at: instant }))
      .max(200)
      .nullish(),
    /** Gates that stood open where it was published, and why it was all the same. */
    overrides: z
      .array(
        z.object({
          gate: z.enum(gateIds),
          reason: overrideReason,
          by: personRef,
          at: instant,
        }),
      )
      .max(gateIds.length)
      .refine(
        given => new Set(given.map(({ gate }) => gate)).size === given.length,
        'must name each gate once',
      )
      .nullish(),
    sections: z.partialRecord(postmortemSectionId, prose(100_000)).nullish(),
    timeline: z
      .array(
        z.object({
          at: instant.nullish(),
          atText: words(100).nullish(),
          kind: timelineKind.nullish(),
          text: prose(4_000),
          evidence: words(100).nullish(),
        }),
      )
      .max(2_000)
      .nullish(),
    factors: z
      .array(
        z.object({
          text: prose(4_000),
          layer: factorLayer,
          confidence: confidence.nullish(),
          evidence: z
            .array(
              z.object({
                type: evidenceType,
                title: line(300),
                url: linkUrl.nullish(),
                excerpt: prose(4_000).nullish(),
                at: instant.nullish(),
              }),
            )
            .max(MAX_EVIDENCE)
            .nullish(),
        }),
      )
      .max(200)
      .nullish(),
    learnings: z
      .array(
        z.object({
          statement: learningInput.shape.statement,
          failureMode: failureMode.nullish(),
          appliesTo: prose(1_000).nullish(),
          helped: prose(4_000).nullish(),
          didNotHelp: prose(4_000).nullish(),
        }),
      )
      .max(MAX_LEARNINGS)
      .nullish(),
  })
  .meta({ id: 'PostmortemRecord' });
/** A postmortem on a line of NDJSON. @public */
export type PostmortemRecord = z.output<typeof postmortemRecord>;

/** An action item on a line of NDJSON. @public */
export const actionItemRecord = z
  .looseObject({
    type: z.literal('actionItem'),
    ...sourceKey.shape,
    title: line(300),
    postmortem: sourceKey.nullish(),
    incident: sourceKey.nullish(),
    entity: entityRef.nullish(),
    owner: personRef.nullish(),
    assignee: personRef.nullish(),
    due: calendarDay.nullish(),
    originalDue: calendarDay.nullish(),
    status: actionItemStatus.nullish(),
    itemType: actionItemType.nullish(),
    description: prose(20_000).nullish(),
    acceptanceTest: prose(4_000).nullish(),
    statusNote: prose(4_000).nullish(),
    checkOn: calendarDay.nullish(),
    committedAt: instant.nullish(),
    doneAt: instant.nullish(),
    verifiedAt: instant.nullish(),
    trackerUrl: linkUrl.nullish(),
  })
  .meta({ id: 'ActionItemRecord' });
/** An action item on a line of NDJSON. @public */
export type ActionItemRecord = z.output<typeof actionItemRecord>;

/** Any record of `/import`. @public */
export const importRecord = z.discriminatedUnion('type', [
  incidentRecord,
  postmortemRecord,
  actionItemRecord,
  deploymentRecord,
  changeFailureRecord,
  changeReviewRecord,
]);
/** Any record of `/import`. @public */
export type ImportRecord = z.output<typeof importRecord>;

/** What a line that went through is warned about. @public */
export const lineWarning = z.object({
  /** In English. */
  problem: z.string(),
  /** The same as a code with values, for a page to say in its reader's language. */
  message,
});
/** What a line that went through is warned about. @public */
export type LineWarning = z.infer<typeof lineWarning>;

/** What is wrong with a line. @public */
export const lineProblem = fieldProblem.extend({
  /** The problem as a code with values; absent where a field has not the form that it must have. */
  message: message.optional(),
});
/** What is wrong with a line. @public */
export type LineProblem = z.infer<typeof lineProblem>;

/** What became of one line of an import. @public */
export const importLineReport = z
  .object({
    line: z.number().int(),
    result: z.enum([
      'created',
      'updated',
      'unchanged',
      'failed',
      'wouldCreate',
      'wouldUpdate',
    ]),
    type: z.string().optional(),
    key: z.string().optional(),
    warnings: z.array(lineWarning),
    errors: z.array(lineProblem),
  })
  .meta({ id: 'ImportLineReport' });
/** What became of one line of an import. @public */
export type ImportLineReport = z.infer<typeof importLineReport>;

/** The last line of an import's report. @public */
export const importSummary = z.object({
  summary: z.object({
    lines: z.number().int(),
    created: z.number().int(),
    updated: z.number().int(),
    unchanged: z.number().int(),
    failed: z.number().int(),
    /** References to records that have not arrived; they are resolved when these do. */
    waiting: z.number().int(),
    dryRun: z.boolean(),
  }),
});
/** The last line of an import's report. @public */
export type ImportSummary = z.infer<typeof importSummary>;
