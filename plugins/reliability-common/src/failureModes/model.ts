import { z } from 'zod';
import { line, queryList, words } from '../contract';
import { factorLayer } from './factorLayer';

/** Most failure modes that an organisation has: a list that people still know. @public */
export const MAX_FAILURE_MODES = 300;

/** A filter by failure modes, by any word for each. So few, since each stands for all words for the same. @internal */
export const failureModesAsked = queryList(words(100), 20);

/** Names a failure mode for good, as documents have it: `retry-storm`. @public */
export const failureModeId = z
  .string()
  .max(60)
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'must be lower-case words with hyphens, such as retry-storm',
  );

/** A failure mode as it is written. @public */
export const failureModeInput = z
  .object({
    /** As people call it. It may change; what documents have is the id. */
    name: line(100),
    /** What happens, in a sentence that fits any service. */
    description: words(500).default(''),
    /** Where what goes wrong lies; null where it may lie anywhere. */
    layer: factorLayer.nullable().default(null),
    /** Other words for the same; whoever writes one of them means this. */
    aliases: z.array(line(100)).max(30).default([]),
    /** It is not proposed any more; what has it keeps it. */
    retired: z.boolean().default(false),
    /** What is meant instead of one that is retired. */
    replacedBy: failureModeId.nullable().default(null),
  })
  .strict()
  .meta({ id: 'FailureModeInput' });
/** A failure mode as it is written. @public */
export type FailureModeInput = z.output<typeof failureModeInput>;

/** A way in which things fail, with the words for it: what incidents and learnings have in common. @public */
export const failureModeRecord = z
  .object({
    id: z.string(),
    ...failureModeInput.shape,
    description: z.string(),
    layer: factorLayer.nullable(),
    aliases: z.array(z.string()),
    retired: z.boolean(),
    replacedBy: z.string().nullable(),
    /** 0: as it comes with the plugin, nobody has changed it. */
    version: z.number().int(),
  })
  .meta({ id: 'FailureMode' });
/** A way in which things fail. @public */
export type FailureMode = z.infer<typeof failureModeRecord>;
