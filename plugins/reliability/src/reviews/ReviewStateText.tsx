import type { ReviewState } from '@afterword/plugin-reliability-common';
import { StatusText, StatusTone } from '@afterword/plugin-reliability-react';
import { useWords } from '../words';

const TONES: Readonly<Record<ReviewState, StatusTone>> = {
  planned: 'plain',
  live: 'waits',
  closed: 'quiet',
  cancelled: 'quiet',
};

/** Where a review stands, in a word. */
export function ReviewStateText({ state }: { readonly state: ReviewState }) {
  const { t } = useWords();
  return (
    <StatusText tone={TONES[state]}>{t(`reviews.state.${state}`)}</StatusText>
  );
}
