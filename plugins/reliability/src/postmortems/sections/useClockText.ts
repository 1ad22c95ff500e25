import { useCallback } from 'react';
import { useMomentText } from '@afterword/plugin-reliability-react';

/** Says the time of day in UTC, as the reader's locale writes it. */
export function useClockText(): (at: string) => string {
  const sayMoment = useMomentText();
  return useCallback((at: string) => sayMoment(at, 'time', 'UTC'), [sayMoment]);
}
