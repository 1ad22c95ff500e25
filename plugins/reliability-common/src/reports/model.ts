import { z } from 'zod';
import { instant, keyOf, message } from '../contract';
import { severity } from '../incidents';
import {
  figureIds,
  figureStates,
  metricsWindowShown,
  partKind,
} from '../metrics';
import { reportInEnglish, type ReportMessage } from './messages';

/** Something that a report says: in English, and as a message for any language. @public */
export const reportSaid = z
  .object({ text: z.string(), message })
  .meta({ id: 'ReportSaid' });
/** Something that a report says. @public */
export type ReportSaid = z.infer<typeof reportSaid>;

/** A figure in words. @public */
export const reportFigure = z
  .object({
    figure: z.enum(figureIds),
    state: z.enum(figureStates),
    /** Or why there is none. */
    value: reportSaid,
    /** Of 95 %; null: there is none. */
    interval: reportSaid.nullable(),
    /** On how many it rests, and how much of that is known. */
    basis: z.array(reportSaid),
    /** Against the window before, with the interval of the change; null: it was not looked at. */
    change: reportSaid.nullable(),
  })
  .meta({ id: 'ReportFigure' });
/** A figure in words. @public */
export type ReportFigure = z.infer<typeof reportFigure>;

const reportIncident = z
  .object({
    key: keyOf('incident'),
    title: z.string(),
    severity: severity.nullable(),
    anchor: instant,
    /** When it was, how severe, and how long it took. */
    facts: z.array(reportSaid),
  })
  .meta({ id: 'ReportIncident' });

const reportMode = z
  .object({
    failureMode: z.string(),
    /** What the list of failure modes calls it; else what was written. */
    name: z.string(),
    /** How many incidents had it, how many came back, in which layers something contributed. */
    facts: z.array(reportSaid),
  })
  .meta({ id: 'ReportMode' });

const partNamed = {
  scope: z.string(),
  /** Its title in the catalog, or its name. */
  name: z.string(),
};

const reportWaiting = z
  .object({
    ...partNamed,
    commitments: z.array(reportSaid),
    age: reportFigure,
  })
  .meta({ id: 'ReportWaiting' });

const reportPart = z
  .object({
    ...partNamed,
    incidents: reportFigure,
    timeToRestore: reportFigure,
    /** Null: the reader may not see action items. */
    commitments: z.array(reportSaid).nullable(),
  })
  .meta({ id: 'ReportPart' });

/** What a section lists, with what is to be said before it and of what it leaves out. */
function listing<TItem extends z.ZodType>(item: TItem) {
  return z.object({
    lead: z.array(reportSaid),
    items: z.array(item),
    foot: z.array(reportSaid),
  });
}

/** How reliable a scope was in a window, in words: what the overview shows, to be passed on. @public */
export const report = z
  .object({
    scope: z.string(),
    window: metricsWindowShown,
    /** Members and owners as of now, for the whole window. */
    attribution: z.literal('current'),
    title: reportSaid,
    period: reportSaid,
    /** What can be read aloud. */
    sentences: z.array(reportSaid),
    /** What was counted. */
    counted: z.array(reportSaid),
    /** The incidents themselves, latest first, where they are too few for a typical time; null: they are not, or there are none. */
    incidents: listing(reportIncident).nullable(),
    figures: z.array(reportFigure),
    /** Null: there are none. */
    byType: listing(reportSaid).nullable(),
    /** The most frequent ones, A to Z; null: no failure mode is known. */
    recurring: listing(reportMode).nullable(),
    /** Parts in which commitments are open, A to Z; null: there are none, or the reader may not see action items. */
    waiting: listing(reportWaiting).nullable(),
    /** A to Z, never ranked; null: there are none. */
    parts: listing(reportPart)
      .extend({ kind: partKind, title: reportSaid })
      .nullable(),
    /** Figures that it speaks of, for their definitions. */
    definitions: z.array(z.enum(figureIds)),
  })
  .meta({ id: 'Report' });
/** How reliable a scope was in a window, in words. @public */
export type Report = z.infer<typeof report>;

/** A message of a report with its English words. */
export function inWords(toSay: ReportMessage): ReportSaid {
  return { text: reportInEnglish(toSay), message: toSay };
}
