import { wasPromised, type ActionItemStatus } from '../actionItems';
import { said } from '../contract';
import { type GateMessage, joined, listedSeen } from './gateMessages';
import type { PostmortemStatus } from './model';

/** Steps that exist between statuses. @public */
export const postmortemSteps: Readonly<
  Record<PostmortemStatus, readonly PostmortemStatus[]>
> = {
  draft: ['inReview'],
  inReview: ['draft', 'published'],
  published: [],
};

/**
 * What keeps a postmortem from going from one status to another; `null` when the step exists. Gates come on top of it.
 *
 * @public
 */
export function missingStep(
  status: PostmortemStatus,
  to: PostmortemStatus,
): GateMessage | null {
  const possible = postmortemSteps[status];
  if (possible.includes(to)) return null;
  const [first, ...rest] = possible.map(each => said(each));
  return first === undefined
    ? said('staysAsItIs', { status: said(status) })
    : said('noStep', {
        from: said(status),
        to: said(to),
        possible: joined('comma', [first, ...rest]),
      });
}

/**
 * What keeps a postmortem from being discarded; `null` when it can be. Whoever has read what is published may count on it, and what
 * somebody has promised, also what was declined since, outlives the draft that it came from.
 *
 * @public
 */
export function missingForDiscard({
  status,
  actionItems,
}: {
  readonly status: PostmortemStatus;
  readonly actionItems: readonly {
    /** Null for one that whoever is told may not see. */
    readonly key: string | null;
    readonly status: ActionItemStatus;
    readonly committedAt: number | string | null;
  }[];
}): GateMessage | null {
  if (status === 'published') return said('publishedStays');
  const promised = actionItems.filter(wasPromised);
  return promised.length === 0
    ? null
    : said('promised', {
        items: listedSeen('unseenItems', promised),
        count: promised.length,
      });
}
