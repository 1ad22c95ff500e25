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
): string | null {
  const possible = postmortemSteps[status];
  if (possible.includes(to)) return null;
  return possible.length === 0
    ? `It is ${status} and stays it; a published postmortem goes on being edited`
    : `It cannot go from ${status} to ${to}; possible: ${possible.join(', ')}`;
}
