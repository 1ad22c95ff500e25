import { z } from 'zod';
import { message } from '../contract';
import { actionItemRecord, incidentRecord, postmortemRecord } from './model';
import { MAX_DOCUMENT_ACTIONS } from './rules';

/** One thing that a document reader says about a line: recognised, left as it was, or looking wrong. @public */
export const readingRemark = z
  .object({
    /** Line of the document, from 1. */
    line: z.number().int().nullable(),
    /** What it was taken for: `time.detected`, `stated.timeToRestore`, `timeline`, `action`, `factor`, `section.impact` … */
    what: z.string(),
    /** The text in question, shortened. */
    text: z.string(),
    /** Why it was left, or looks wrong, in English; empty for what was recognised. */
    why: z.string(),
    /** The same as a code with values, for a page to say in its reader's language. */
    message: message.nullable(),
  })
  .meta({ id: 'ReadingRemark' });
/** One thing that a document reader says about a line. @public */
export type ReadingRemark = z.infer<typeof readingRemark>;

/** What was read out of one document: records that can be corrected, and a report. @public */
export const documentReading = z
  .object({
    incident: incidentRecord.nullable(),
    postmortem: postmortemRecord,
    actionItems: z.array(actionItemRecord).max(MAX_DOCUMENT_ACTIONS),
    recognised: z.array(readingRemark),
    left: z.array(readingRemark),
    looksWrong: z.array(readingRemark),
  })
  .meta({ id: 'DocumentReading' });
/** What was read out of one document. @public */
export type DocumentReading = z.output<typeof documentReading>;

const named = z.object({ key: z.string(), title: z.string() });

/** What importing a document would change of what it became before, as far as the caller may change it. @public */
export const documentChanges = z
  .object({
    postmortem: named.nullable(),
    incident: named.nullable(),
    /** Keys. */
    actionItems: z.array(z.string()),
    /** Whether all of it is the caller's to change. If not, the document can only become something new, under another name. */
    allowed: z.boolean(),
  })
  .meta({ id: 'DocumentChanges' });
/** What importing a document would change of what it became before. @public */
export type DocumentChanges = z.infer<typeof documentChanges>;
