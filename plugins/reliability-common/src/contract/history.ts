import { z } from 'zod';
import { instant } from './time';

/** One change of something, as its history shows it. @public */
export const historyEntry = z
  .object({
    at: instant,
    /** Reference of a person, `source:<name>`, or null where no author is kept. */
    by: z.string().nullable(),
    action: z.string(),
    /** Version of the resource after the change. */
    version: z.number().int(),
    /** Field → [before, after]; empty for a creation, and for whoever could not read the thing when it was changed. */
    changes: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'HistoryEntry' });

/** One change of something, as its history shows it. @public */
export type HistoryEntry = z.infer<typeof historyEntry>;
