import { z } from 'zod';
import { ORGANISATION, scopeRef } from '../catalog';
import { operation } from '../contract';
import { scopeMetrics } from './model';
import { windowProblems, metricsWindowQuery } from './window';

/** What figures are asked for. Whether `until` is in the future is for {@link resolveWindow} to say. @public */
export const metricsQuery = z
  .object({
    scope: scopeRef.default(ORGANISATION),
    ...metricsWindowQuery,
    /** `stated`: what somebody stated, where an incident has it. */
    durations: z.enum(['computed', 'stated']).default('computed'),
    /** Where time to resolve begins. */
    resolveFrom: z.enum(['declared', 'impactStarted']).default('declared'),
  })
  .strict()
  .superRefine((query, context) => {
    for (const { field, problem } of windowProblems(query)) {
      context.addIssue({ code: 'custom', path: [field], message: problem });
    }
  });
/** What figures are asked for. @public */
export type MetricsQuery = z.output<typeof metricsQuery>;

/** Raised when equal facts come to other figures: what was answered before is not known again. @public */
export const FIGURES_VERSION = 2;

/** Operations on figures. @public */
export const metricsContract = {
  getMetrics: operation({
    id: 'getMetrics',
    method: 'get',
    path: '/metrics',
    summary:
      'The figures of a scope in a rolling window (`window`) or a range (`from`, `until`), each with its interval and coverage',
    query: metricsQuery,
    conditional: true,
    response: scopeMetrics,
  }),
} as const;
