import { useCallback } from 'react';
import { RelatedReason } from '@afterword/plugin-reliability-common';
import { useFailureModes } from '../../failureModes/useFailureModes';
import { useListText } from '../../useListText';
import { useWords } from '../../words';

/** Says in the reader's language why something is related. */
export function useRelatedWords(): (reason: RelatedReason) => string {
  const { t } = useWords();
  const { nameOf } = useFailureModes();
  const listed = useListText();
  return useCallback(
    reason =>
      t(`learnings.related.reasons.${reason.kind}`, {
        names: listed(namesIn(reason, nameOf)),
      }),
    [t, nameOf, listed],
  );
}

function namesIn(
  reason: RelatedReason,
  nameOf: (failureMode: string) => string,
): readonly string[] {
  switch (reason.kind) {
    case 'failureMode':
      return [nameOf(reason.failureMode)];
    case 'type':
      return [reason.type];
    case 'entity':
    case 'whole':
      return reason.entities.map(ref => ref.slice(ref.indexOf('/') + 1));
    default:
      return reason.words;
  }
}
