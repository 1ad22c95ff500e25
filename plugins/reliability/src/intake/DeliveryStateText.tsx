import type { Delivery } from '@afterword/plugin-reliability-common';
import { StatusText, StatusTone } from '@afterword/plugin-reliability-react';
import { useWords } from '../words';

const TONES: Readonly<Record<Delivery['state'], StatusTone>> = {
  kept: 'plain',
  processed: 'quiet',
  partial: 'waits',
  failed: 'waits',
};

/** What has become of a delivery, in a word. */
export function DeliveryStateText({
  state,
}: {
  readonly state: Delivery['state'];
}) {
  const { t } = useWords();
  return (
    <StatusText tone={TONES[state]}>{t(`intake.state.${state}`)}</StatusText>
  );
}
