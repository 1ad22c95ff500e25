import { useRef } from 'react';
import { newIdempotencyKey } from '../../editing/newIdempotencyKey';

/**
 * Makes sending safe to repeat: the same report gets the same key, so that an
 * answer that was lost on the way does not make two of it. A changed report is
 * another one.
 */
export function useSendOnce(): (report: unknown) => string {
  const last = useRef({ text: '', key: '' });
  return report => {
    const text = JSON.stringify(report);
    if (text !== last.current.text) {
      last.current = { text, key: newIdempotencyKey() };
    }
    return last.current.key;
  };
}
