import { z } from 'zod';
import { scopeRef } from '../catalog';
import { instant } from '../contract';

/** What a feed tells of. @public */
export const feedKinds = ['reviews', 'learnings', 'milestones'] as const;
/** What a feed tells of. @public */
export const feedKind = z.enum(feedKinds);
/** What a feed tells of. @public */
export type FeedKind = z.infer<typeof feedKind>;

/** In which form each kind of feed is read: what a calendar takes, and what a reader of news takes. @public */
export const feedForms = {
  reviews: 'ics',
  learnings: 'atom',
  milestones: 'atom',
} as const satisfies Record<FeedKind, string>;

/** Most feeds of one person. @public */
export const MAX_FEEDS = 50;

/** What a feed is made of. @public */
export const feedInput = z
  .object({
    kind: feedKind,
    /** Reviews of exactly this scope, or all of them; or learnings of postmortems about something in it; or milestones of a group and those below it. */
    scope: scopeRef,
  })
  .strict()
  .meta({ id: 'FeedInput' });
/** What a feed is made of. @public */
export type FeedInput = z.output<typeof feedInput>;

/** An address at which programs read what is published, until it is revoked. It is never changed: it is made, and revoked. @public */
export const feed = z
  .object({
    id: z.number().int().min(1),
    kind: feedKind,
    /** null: it is somebody else's, of what the catalog hides from the reader. */
    scope: z.string().nullable(),
    /** Whose it is. */
    owner: z.string(),
    /** Where it is read, by whoever has it; null: it is somebody else's. */
    url: z.string().nullable(),
    /**
     * All of what it is about; `some`: of its reviews those that the policy left its maker when it was made, and leaves them as it was then;
     * `nothing`: the catalog knows its maker in other groups than then, or not at all, and something was hidden from them.
     */
    tells: z.enum(['all', 'some', 'nothing']),
    createdAt: instant,
  })
  .meta({ id: 'Feed' });
/** An address at which programs read what is published. @public */
export type Feed = z.infer<typeof feed>;
