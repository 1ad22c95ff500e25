import { z } from 'zod';
import { line } from '../contract';

/** Names a record of another system: where it came from and what it is called there. @public */
export const sourceKey = z.object({
  source: line(100),
  externalId: line(300),
});
/** Names a record of another system. @public */
export type SourceKey = z.infer<typeof sourceKey>;
