import { z } from 'zod';
import { instant, keyOf } from '../contract';

/** What has become of a delivery; `partial`: read, but for what its note names. @public */
export const deliveryState = z.enum(['kept', 'processed', 'partial', 'failed']);

/** What arrived from a producer, and what has become of it; never what it said. @public */
export const delivery = z
  .object({
    id: z.string(),
    source: z.string(),
    channel: z.string(),
    receivedAt: instant,
    state: deliveryState,
    /** How often it was read. */
    attempts: z.number().int(),
    /** When it is read again, while it waits. */
    nextAttemptAt: instant.nullable(),
    /** What could not be read, in words. */
    note: z.string().nullable(),
    /** Incidents that it spoke of, of those that the reader may see. */
    incidents: z.array(keyOf('incident')),
  })
  .meta({ id: 'Delivery' });
/** What arrived from a producer. @public */
export type Delivery = z.output<typeof delivery>;

/** The health of a source. @public */
export const sourceHealth = z
  .object({
    name: z.string(),
    /** Whether a module brings it now; deliveries of one that is gone are kept. */
    installed: z.boolean(),
    lastReceivedAt: instant.nullable(),
    /** Deliveries by what has become of them, as far as they are kept. */
    deliveries: z.record(deliveryState, z.number().int()),
  })
  .meta({ id: 'SourceHealth' });
/** The health of a source. @public */
export type SourceHealth = z.output<typeof sourceHealth>;

/** An event that could not be delivered to everyone who must hear of it. @public */
export const deadLetter = z
  .object({
    id: z.string(),
    topic: z.string(),
    createdAt: instant,
    attempts: z.number().int(),
    /** Who has not heard of it. */
    consumers: z.array(z.string()),
    /** Key of what it is about, and the last error; null when that is confidential. */
    about: z.string().nullable(),
    error: z.string().nullable(),
  })
  .meta({ id: 'DeadLetter' });
/** An event that could not be delivered. @public */
export type DeadLetter = z.output<typeof deadLetter>;
