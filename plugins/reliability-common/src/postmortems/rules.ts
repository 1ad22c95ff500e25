import { type GateMessage, joined, said } from './gateMessages';
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
