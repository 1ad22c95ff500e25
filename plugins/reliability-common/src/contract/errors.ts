import { z } from 'zod';
import { message } from './message';

/** One field that a request got wrong. @public */
export const fieldProblem = z.object({
  /** Where: `body.times.resolved`, `query.limit`, `header.If-Match`. */
  field: z.string(),
  /** What is wrong with it, in words. */
  problem: z.string(),
});

/** One field that a request got wrong. @public */
export type FieldProblem = z.infer<typeof fieldProblem>;

/** The body of every error, Backstage's shape with `error.details`. @public */
export const errorBody = z
  .object({
    error: z.object({
      name: z.string(),
      message: z.string(),
      details: z
        .object({
          fields: z.array(fieldProblem).optional(),
          /** What is stored now, on 412. */
          current: z.unknown().optional(),
          /** What keeps a step from being taken, on 409. */
          gates: z
            .array(
              z.object({
                gate: z.string(),
                problem: z.string(),
                /** The problem as a code with values, where a page says it in its reader's language. */
                message: message.optional(),
              }),
            )
            .optional(),
        })
        .optional(),
    }),
    request: z.object({ method: z.string(), url: z.string() }),
    response: z.object({ statusCode: z.number().int() }),
  })
  .meta({ id: 'Error' });

/** The body of every error. @public */
export type ErrorBody = z.infer<typeof errorBody>;
