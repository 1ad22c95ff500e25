import { z } from 'zod';
import { instant, keyOf, message, pageOf } from '../../contract';
import { severity, timePointKind } from '../../incidents';
import { durationKinds } from '../durations';
import { metricsWindowShown } from '../window';

/** Figures that an incident may be missing from. @public */
export const qualityFigures = [
  ...durationKinds,
  'availability',
  'changeFailureRate',
] as const;
/** A figure that an incident may be missing from. @public */
export type QualityFigure = (typeof qualityFigures)[number];

/**
 * How something keeps an incident from a figure, by the names of its notes: `unknown` and `impossible` lower its coverage, `longOpen` has it counted
 * as open for longer than is likely, `stillOpen` keeps it from availability since it may be over.
 *
 * @public
 */
export const qualityProblemKinds = [
  'unknown',
  'impossible',
  'longOpen',
  'stillOpen',
] as const;
/** How something keeps an incident from a figure. @public */
export type QualityProblemKind = (typeof qualityProblemKinds)[number];

/** What keeps an incident from figures, or makes them doubtful. @public */
export const qualityProblem = z
  .object({
    kind: z.enum(qualityProblemKinds),
    /** The time point that mends it, unless what is said of its cause does. */
    field: timePointKind,
    /** In English. */
    problem: z.string(),
    /** The same as a code with values, for a page to say in its reader's language. */
    message,
    /** The figures that it is missing from, or that are doubtful. */
    figures: z.array(z.enum(qualityFigures)),
  })
  .meta({ id: 'QualityProblem' });
/** What keeps an incident from figures, or makes them doubtful. @public */
export type QualityProblem = z.infer<typeof qualityProblem>;

/** An incident that figures count and do not know well enough, or one of before the window that may be over. @public */
export const incidentToMend = z
  .object({
    key: keyOf('incident'),
    title: z.string(),
    severity: severity.nullable(),
    anchor: instant,
    problems: z.array(qualityProblem),
  })
  .meta({ id: 'IncidentToMend' });
/** An incident that figures count and do not know well enough. @public */
export type IncidentToMend = z.infer<typeof incidentToMend>;

/** The incidents that lower the coverage of a scope's figures, latest first. @public */
export const metricsQuality = pageOf(incidentToMend)
  .extend({ scope: z.string(), window: metricsWindowShown })
  .meta({ id: 'MetricsQuality' });
/** The incidents that lower the coverage of a scope's figures. @public */
export type MetricsQuality = z.infer<typeof metricsQuality>;
