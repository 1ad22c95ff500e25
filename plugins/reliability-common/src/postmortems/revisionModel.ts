import { z } from 'zod';
import { instant, message } from '../contract';
import { factor } from './factor';
import { learning } from './learning';
import { postmortemSectionId, timelineEntry } from './model';

/** One saved state of the document. @public */
export const postmortemRevision = z
  .object({
    number: z.number().int(),
    at: instant,
    by: z.string().nullable(),
    /** What changed, in English words: "What happened, 2 timeline entries". */
    summary: z.string(),
    /** The same as codes with values, for a page to say in its reader's language; empty where only the summary says it. */
    changes: z.array(message),
  })
  .meta({ id: 'PostmortemRevision' });
/** One saved state of the document. @public */
export type PostmortemRevision = z.infer<typeof postmortemRevision>;

/** A saved state of the document with what it said. @public */
export const postmortemRevisionState = postmortemRevision
  .extend({
    title: z.string(),
    /** Texts by section; one that is missing was empty. */
    sections: z.partialRecord(postmortemSectionId, z.string()),
    timeline: z.array(timelineEntry.omit({ version: true })),
    factors: z.array(factor.omit({ version: true })),
    learnings: z.array(learning.omit({ version: true })),
  })
  .meta({ id: 'PostmortemRevisionState' });
/** A saved state of the document with what it said. @public */
export type PostmortemRevisionState = z.infer<typeof postmortemRevisionState>;
