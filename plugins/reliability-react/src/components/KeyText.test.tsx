import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { KeyText } from './KeyText';

describe('KeyText', () => {
  it('links when it knows where to', async () => {
    renderInTestApp(
      <>
        <KeyText value="INC-142" href="/reliability/incidents/INC-142" />
        <KeyText value="AI-7" />
      </>,
    );

    expect(
      await screen.findByRole('link', { name: 'INC-142' }),
    ).toHaveAttribute('href', '/reliability/incidents/INC-142');
    expect(screen.queryByRole('link', { name: 'AI-7' })).toBeNull();
    expect(screen.getByText('AI-7')).toBeInTheDocument();
  });
});
