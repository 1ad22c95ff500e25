import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { PostmortemStatusText } from './PostmortemStatusText';

describe('where a postmortem stands', () => {
  it.each([
    ['draft', 'Draft', 'waits'],
    ['inReview', 'In review', 'waits'],
    ['published', 'Published', 'plain'],
  ] as const)(
    'is said in a word, and waits while it is not published: %s',
    async (status, word, tone) => {
      renderInTestApp(<PostmortemStatusText postmortem={{ status }} />);

      expect(await screen.findByText(word)).toHaveAttribute('data-tone', tone);
    },
  );
});
