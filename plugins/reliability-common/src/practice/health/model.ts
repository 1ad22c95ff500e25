import { z } from 'zod';
import {
  coverage,
  type FigureId,
  figureChange,
  metricsWindowShown,
} from '../../metrics';
import { gateIds } from '../../processes';

/** Figures of how the practice is doing, in the order in which they are said. @public */
export const practiceFigureIds = [
  'participationBreadth',
  'daysToPublish',
  'evidenceShare',
  'outsideReview',
  'facilitatorSpread',
  'nearMissRate',
  'nearMissShare',
] as const satisfies readonly FigureId[];
/** A figure of how the practice is doing. @public */
export type PracticeFigureId = (typeof practiceFigureIds)[number];

/** In what capacity somebody took part in a postmortem. @public */
export const practiceRoles = [
  'author',
  'facilitator',
  'participant',
  'reviewer',
] as const;
/** In what capacity somebody took part in a postmortem. @public */
export type PracticeRole = (typeof practiceRoles)[number];

const count = z.number().int().min(0);
const named = {
  definition: z.enum(practiceFigureIds),
  unit: z.enum(['s', 'count', 'ratio']),
};

/** A figure of how the practice is doing. @public */
export const practiceFigure = z
  .discriminatedUnion('state', [
    z.object({
      state: z.enum(['ok', 'lowConfidence']),
      ...named,
      /** In the figure's unit. */
      value: z.number(),
      /** Null: the figure has none. */
      interval: z.tuple([z.number(), z.number()]).nullable(),
      /** Of a share: `k` of `n`; else null. */
      k: count.nullable(),
      n: count,
      coverage,
      /** From the window before; null where that cannot be said. */
      change: figureChange.nullable(),
    }),
    z.object({ state: z.literal('tooFew'), ...named, n: count, coverage }),
    z.object({ state: z.literal('unattributed'), ...named, coverage }),
    z.object({ state: z.enum(['none', 'notObserved']), ...named }),
  ])
  .meta({ id: 'PracticeFigure' });
/** A figure of how the practice is doing. @public */
export type PracticeFigure = z.infer<typeof practiceFigure>;

/** The gates that stood open when postmortems were published; what was published so is named nowhere. @public */
export const publishedGates = z
  .object({
    /** Of how many it is known what stood open. */
    of: count,
    /** Most often first; a gate that was always passed is not among them. */
    open: z.array(
      z.object({
        gate: z.enum(gateIds),
        /** Of how many it stood open, for whatever reason. */
        published: count,
        /** For how many of these somebody gave a reason. */
        overridden: count,
      }),
    ),
  })
  .meta({ id: 'PublishedGates' });
/** The gates that stood open when postmortems were published. @public */
export type PublishedGates = z.infer<typeof publishedGates>;

/** How the practice is doing in a scope; nobody is named, and no team. @public */
export const practiceHealth = z
  .object({
    /** An entity reference or `organisation`. */
    scope: z.string(),
    window: metricsWindowShown,
    /** Members and owners as of now, for the whole window. */
    attribution: z.literal('current'),
    /** Postmortems that were published in the window. */
    published: count,
    figures: z.object({
      participationBreadth: practiceFigure,
      daysToPublish: practiceFigure,
      evidenceShare: practiceFigure,
      outsideReview: practiceFigure,
      facilitatorSpread: practiceFigure,
      nearMissRate: practiceFigure,
      nearMissShare: practiceFigure,
    } satisfies Readonly<Record<PracticeFigureId, typeof practiceFigure>>),
    breadth: z.object({
      /** Different teams of those who took part in any of them. */
      teams: count,
      /** In how many of them somebody took part as that. */
      roles: z.object({
        author: count,
        facilitator: count,
        participant: count,
        reviewer: count,
      } satisfies Readonly<Record<PracticeRole, typeof count>>),
    }),
    /** What stood open when postmortems were published in the window. */
    gates: publishedGates,
    /** Null: nothing was ever reported for the scope. */
    reported: z.object({ nearMisses: count, incidents: count }).nullable(),
  })
  .meta({ id: 'PracticeHealth' });
/** How the practice is doing in a scope. @public */
export type PracticeHealth = z.infer<typeof practiceHealth>;

/** A figure of how the practice is doing, and the window that it is of. @public */
export const practiceLine = z
  .object({
    scope: z.string(),
    from: metricsWindowShown.shape.from,
    /** Not included. */
    until: metricsWindowShown.shape.until,
    figure: practiceFigure,
  })
  .meta({ id: 'PracticeLine' });
/** A figure of how the practice is doing, and the window that it is of. @public */
export type PracticeLine = z.infer<typeof practiceLine>;
