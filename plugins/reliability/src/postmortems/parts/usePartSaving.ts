import { useState } from 'react';
import { failureText } from '../../editing/failureText';
import { Reading, storedNow } from '../../editing/storedNow';

/**
 * Saves a part of the document, based on the version that its writer has seen.
 *
 * @param kind - the schema of such a part: what whoever was too late is answered with
 */
export function usePartSaving<TPart>(kind: Reading<TPart>) {
  const [failure, setFailure] = useState('');
  const [overtaken, setOvertaken] = useState<TPart>();
  return {
    /** Why it could not be saved; empty when it could. */
    failure,
    /** What stands now, when somebody else was faster. */
    overtaken,
    async save(write: () => Promise<unknown>) {
      setFailure('');
      try {
        await write();
      } catch (error) {
        const theirs = storedNow(error, kind);
        if (theirs) setOvertaken(theirs);
        else setFailure(failureText(error));
      }
    },
  };
}
