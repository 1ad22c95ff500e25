import { ReactNode } from 'react';
import type { RecentIncident } from '@afterword/plugin-reliability-common';
import { useDurationText } from '@afterword/plugin-reliability-react';
import { useWords } from '../words';

/** How long an incident took to restore, or why that cannot be said. */
export function RestoredText({
  incident: { restored, timeToRestore },
}: {
  readonly incident: RecentIncident;
}): ReactNode {
  const { t } = useWords();
  const sayDuration = useDurationText();
  if (restored === 'known') {
    return timeToRestore === null ? null : sayDuration(timeToRestore);
  }
  return t(`figures.restored.${restored}`);
}
