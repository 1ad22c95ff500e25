import { z } from 'zod';
import { calendarDay, instant, line } from '../contract';
import { reportSaid } from '../reports';
import { topicKind } from './agenda';

/** Most topics that people add to a review. @internal */
export const MAX_ADDED_TOPICS = 30;

/** A topic that somebody added. @public */
export const addedTopic = z
  .object({ id: z.string().uuid(), title: line(200) })
  .strict();
/** A topic that somebody added. @public */
export type AddedTopic = z.infer<typeof addedTopic>;

const topicId = z.string().min(1).max(50);

/** What people make of an agenda: what they add, the order they want, and what they leave for another time. @public */
export const agendaArrangement = z
  .object({
    added: z
      .array(addedTopic)
      .max(MAX_ADDED_TOPICS)
      .refine(
        added => new Set(added.map(({ id }) => id)).size === added.length,
        'must not name a topic twice',
      ),
    order: z.array(topicId).max(100),
    parked: z.array(topicId).max(100),
  })
  .strict()
  .meta({ id: 'AgendaArrangement' });
/** What people make of an agenda. @public */
export type AgendaArrangement = z.infer<typeof agendaArrangement>;

/** One thing to speak of. @public */
export const agendaEntry = z
  .object({
    /** Key of the incident, postmortem, action item or review that it is. */
    key: z.string().nullable(),
    title: z.string(),
    /** How often a failure mode came in the last 365 days. */
    times: z.number().int().nullable(),
    /** When it was published, verified, or happened. */
    at: instant.nullable(),
    /** When it was due: a day of no zone. */
    day: calendarDay.nullable(),
    /** What is said of it: how a figure changed or what it is, or how often a gate stood open, where `title` is the id of either. */
    change: reportSaid.nullable(),
  })
  .meta({ id: 'AgendaEntry' });
/** One thing to speak of. @public */
export type AgendaEntry = z.infer<typeof agendaEntry>;

/** A topic with its time box. @public */
export const agendaTopic = z
  .object({
    id: z.string(),
    kind: topicKind,
    /** Of what somebody added; else null. */
    title: z.string().nullable(),
    /** Whole minutes; 0 while it is parked. */
    minutes: z.number().int(),
    /** Who left it for another time: people, or the rules, since the time holds no more. */
    parked: z.enum(['people', 'time']).nullable(),
    entries: z.array(agendaEntry),
    /** How many there are beside those listed, at least. */
    more: z.number().int(),
  })
  .meta({ id: 'AgendaTopic' });
/** A topic with its time box. @public */
export type AgendaTopic = z.infer<typeof agendaTopic>;

/** The agenda of a review, as its reader may see it; there is nothing confidential in it. @public */
export const reviewAgenda = z
  .object({
    /** Length in minutes; the boxes together take just that. */
    length: z.number().int(),
    /** First what is spoken of, in order, then what is parked. */
    topics: z.array(agendaTopic),
  })
  .meta({ id: 'ReviewAgenda' });
/** The agenda of a review. @public */
export type ReviewAgenda = z.infer<typeof reviewAgenda>;
