import { RelativeTime } from '@afterword/plugin-reliability-react';
import { AuthorName } from '../../people/AuthorName';

/** What was said, by whom, and when. */
export function Said({
  words,
  by,
  at,
}: {
  readonly words: string;
  readonly by: string | null;
  readonly at: string;
}) {
  return (
    <>
      {words}
      {' · '}
      <AuthorName by={by} />
      {' · '}
      <RelativeTime at={at} />
    </>
  );
}
