import { z } from 'zod';
import { message } from '../contract';
import { gateLevels } from '../processes';

/** How a gate stands, as the page shows it and the server enforces it. @public */
export const gateResult = z
  .object({
    gate: z.string(),
    level: z.enum(gateLevels),
    passed: z.boolean(),
    /** Whether it had anything to ask. False where it is passed only because there is nothing to ask of: no factor, no commitment, a near miss. */
    asked: z.boolean(),
    /** What is missing, in English words; empty when it passed. */
    problem: z.string(),
    /** The same as a code with values, for a page to say in its reader's language; null when it passed. */
    message: message.nullable(),
    /** Where to mend it: a section's id, `timeline`, `factors`, `actionItems`, `people`, `incidents`, or a time: `times.INC-142.detected`. */
    where: z.string(),
  })
  .meta({ id: 'GateResult' });
/** How a gate stands. @public */
export type GateResult = z.infer<typeof gateResult>;
