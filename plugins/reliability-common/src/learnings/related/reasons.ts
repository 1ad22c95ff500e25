import { z } from 'zod';

const names = z.array(z.string()).min(1);

/** Why something is related to another thing: a kind, and what the two have in common. @public */
export const relatedReason = z
  .discriminatedUnion('kind', [
    /** Words that both say, what says most first. */
    z.object({ kind: z.literal('text'), words: names }),
    z.object({ kind: z.literal('failureMode'), failureMode: z.string() }),
    /** Incidents of one type. */
    z.object({ kind: z.literal('type'), type: z.string() }),
    /** Happened to the same. */
    z.object({ kind: z.literal('entity'), entities: names }),
    /** Happened to parts of the same. */
    z.object({ kind: z.literal('whole'), entities: names }),
    /** Happened to what is made alike. */
    z.object({ kind: z.literal('technology'), words: names }),
  ])
  .meta({ id: 'RelatedReason' });
/** Why something is related to another thing. @public */
export type RelatedReason = z.infer<typeof relatedReason>;
