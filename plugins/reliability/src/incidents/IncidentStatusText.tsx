import type { Incident } from '@afterword/plugin-reliability-common';
import { StatusText } from '@afterword/plugin-reliability-react';
import { useWords } from '../words';

const TONES = { open: 'waits', mitigated: 'plain', resolved: 'quiet' } as const;

/** Where an incident stands. A near miss hurt nobody, so nothing of it is open. */
export function IncidentStatusText({
  incident: { kind, status },
}: {
  readonly incident: Pick<Incident, 'kind' | 'status'>;
}) {
  const { t } = useWords();
  if (kind === 'nearMiss') return null;
  return (
    <StatusText tone={TONES[status]}>
      {t(`incidents.status.${status}`)}
    </StatusText>
  );
}
