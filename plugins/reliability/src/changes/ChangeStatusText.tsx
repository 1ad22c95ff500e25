import type { ChangeStatus } from '@afterword/plugin-reliability-common';
import { StatusText, StatusTone } from '@afterword/plugin-reliability-react';
import { useWords } from '../words';

const TONES: Readonly<Record<ChangeStatus, StatusTone>> = {
  planned: 'plain',
  done: 'waits',
  reviewed: 'settled',
  cancelled: 'quiet',
};

/** Where a change stands, in words. */
export function ChangeStatusText({
  status,
}: {
  readonly status: ChangeStatus;
}) {
  const { t } = useWords();
  return (
    <StatusText tone={TONES[status]}>
      {t(`changes.status.${status}`)}
    </StatusText>
  );
}
