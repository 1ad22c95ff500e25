import {
  Postmortem,
  PostmortemPatch,
  postmortemsContract,
} from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { writeOver } from '../../editing/writeOver';
import { currentPostmortem } from './currentPostmortem';
import { usePostmortem } from './PostmortemContext';

/** What a patch can change, as it is read. */
export function patchable(postmortem: Postmortem): Required<
  Omit<PostmortemPatch, 'incidents'>
> & {
  readonly incidents: string[];
} {
  return {
    title: postmortem.title,
    facilitator: postmortem.facilitator,
    participants: postmortem.participants,
    reviewers: postmortem.reviewers,
    incidents: postmortem.incidents.map(({ key }) => key),
  };
}

/**
 * Changes title, people or incidents. What somebody else changed beside it is left as it is; a change of the very same is
 * refused, and the error carries theirs.
 */
export function useChangePostmortem() {
  const { postmortem, writers } = usePostmortem();
  const write = useReliabilityWrite(postmortemsContract.updatePostmortem);
  const { key } = postmortem;
  return {
    isPending: write.isPending,
    /** @param version - of the postmortem that the change was decided on, when that is not the one on the page */
    change(body: PostmortemPatch, version = writers.newest(postmortem)) {
      const before = patchable(postmortem);
      return writeOver(
        version,
        base => write.mutateAsync({ params: { key }, body, version: base }),
        currentPostmortem,
        current => {
          const now = patchable(current);
          return (Object.keys(body) as (keyof PostmortemPatch)[]).every(
            field =>
              JSON.stringify(now[field]) === JSON.stringify(before[field]),
          );
        },
      );
    },
  };
}
