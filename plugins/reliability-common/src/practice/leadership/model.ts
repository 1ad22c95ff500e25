import { z } from 'zod';
import { instant } from '../../contract';
import { figureIds, metricsWindowShown } from '../../metrics';
import { reportFigure, reportSaid } from '../../reports';

/** Why a story is told. @public */
export const storyKinds = [
  'mostAdopted',
  'effectChecked',
  'nearMiss',
  'published',
] as const;
/** Why a story is told. @public */
export type StoryKind = (typeof storyKinds)[number];

/** Most stories that a report tells. @internal */
export const MAX_STORIES = 3;
/** Most things of one kind that a report asks a decision about. @internal */
export const MAX_ASKED = 12;
/** Longest quotation, in UTF-16 units. @internal */
export const MAX_QUOTE = 240;

/** Something worth telling, in the words of those who wrote it. @public */
export const leadershipStory = z
  .object({
    kind: z.enum(storyKinds),
    /** Of the learning, action item, incident or postmortem that it is. */
    key: z.string(),
    title: z.string(),
    /** A sentence that somebody wrote. */
    quote: z.string(),
    /** Why it is told, and when it was. */
    facts: z.array(reportSaid),
  })
  .meta({ id: 'LeadershipStory' });
/** Something worth telling. @public */
export type LeadershipStory = z.infer<typeof leadershipStory>;

/** Something that waits for a decision. @public */
export const askedDecision = z
  .object({
    /** Of the review or action item. */
    key: z.string(),
    text: z.string(),
    facts: z.array(reportSaid),
  })
  .meta({ id: 'AskedDecision' });
/** Something that waits for a decision. @public */
export type AskedDecision = z.infer<typeof askedDecision>;

const asked = z.object({
  items: z.array(askedDecision).max(MAX_ASKED),
  /** How many more there are, at least. */
  more: z.number().int().min(0),
});
/** Things of one kind that wait for a decision. @internal */
export type AskedDecisions = z.infer<typeof asked>;

/** A quarter of a scope for leadership: sentences, figures, stories, and what is to be decided. @public */
export const leadershipReport = z
  .object({
    scope: z.string(),
    /** Of the calendar in UTC. */
    quarter: z.object({
      /** `2026-Q3` */
      label: z.string(),
      from: instant,
      /** Not included. */
      until: instant,
      /** Whether all of it is told. */
      isOver: z.boolean(),
    }),
    /** What figures count: the quarter, as far as it has come. */
    window: metricsWindowShown,
    /** Members and owners as of now, for the whole quarter. */
    attribution: z.literal('current'),
    /** Whether nothing was reported and nothing published in it. */
    isEmpty: z.boolean(),
    title: reportSaid,
    period: z.array(reportSaid),
    /** What can be read aloud. */
    sentences: z.array(reportSaid),
    figures: z.array(reportFigure),
    /** How the practice is doing; null: whoever asks may read no postmortem. */
    practice: z.array(reportFigure).nullable(),
    stories: z.array(leadershipStory).max(MAX_STORIES),
    decisions: z.object({
      /** What reviews of the scope and below it decided in the quarter that has become no action item. */
      undecided: asked,
      /** Commitments that are overdue and that nobody is accountable for, as of now. */
      ownerless: asked,
      /** Action items that turned out not to work, as of now. */
      ineffective: asked,
    }),
    definitions: z.array(z.enum(figureIds)),
  })
  .meta({ id: 'LeadershipReport' });
/** A quarter of a scope for leadership. @public */
export type LeadershipReport = z.infer<typeof leadershipReport>;
