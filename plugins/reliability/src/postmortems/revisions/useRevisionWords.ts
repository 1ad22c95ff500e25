import { useCallback } from 'react';
import {
  PostmortemRevision,
  revisionMessages,
} from '@afterword/plugin-reliability-common';
import { useMessageWords } from '../../useMessageWords';
import { useWords } from '../../words';

/** Says what a revision changed in the reader's language. */
export function useRevisionWords(): (
  revision: Pick<PostmortemRevision, 'summary' | 'changes'>,
) => string {
  const { t } = useWords();
  const sayMessage = useMessageWords();
  return useCallback(
    ({ summary, changes }) =>
      sayMessage(
        revisionMessages,
        { english: summary, messages: changes },
        (code, values) => t(`postmortems.history.changes.${code}`, values),
      ),
    [t, sayMessage],
  );
}
