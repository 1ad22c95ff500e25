import type { PostmortemSummary } from '@afterword/plugin-reliability-common';
import { StatusText, StatusTone } from '@afterword/plugin-reliability-react';
import { useWords } from '../words';

// Whoever sees a draft has a part in it.
const TONES: Readonly<Record<PostmortemSummary['status'], StatusTone>> = {
  draft: 'waits',
  inReview: 'waits',
  published: 'plain',
};

/** Where a postmortem stands, in a word. */
export function PostmortemStatusText({
  postmortem: { status },
}: {
  readonly postmortem: Pick<PostmortemSummary, 'status'>;
}) {
  const { t } = useWords();
  return (
    <StatusText tone={TONES[status]}>
      {t(`postmortems.page.status.${status}`)}
    </StatusText>
  );
}
