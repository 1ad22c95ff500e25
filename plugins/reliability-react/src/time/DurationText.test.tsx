import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { DurationText } from './DurationText';

describe('DurationText', () => {
  it.each([
    [2_520, '42 min', 'PT2520S'],
    [11_400, '3 h 10 min', 'PT11400S'],
    [187_200, '2 d 4 h', 'PT187200S'],
    [45 * 86_400 + 3 * 3_600, '45 d', 'PT3898800S'],
    [20, '20 s', 'PT20S'],
  ])('says %d seconds as %s', async (seconds, words, iso) => {
    renderInTestApp(<DurationText seconds={seconds} />);

    expect(await screen.findByText(words)).toHaveAttribute('datetime', iso);
  });
});
