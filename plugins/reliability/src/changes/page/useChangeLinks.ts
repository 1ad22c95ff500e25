import {
  ChangeReview,
  changesContract,
} from '@afterword/plugin-reliability-common';
import { useReliabilityQuery } from '@afterword/plugin-reliability-react';

/** What belongs to a change, perhaps. */
export function useChangeLinks({ key }: Pick<ChangeReview, 'key'>) {
  return useReliabilityQuery(changesContract.getChangeLinks, {
    params: { key },
  });
}
