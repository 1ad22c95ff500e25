import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { PageBody } from './PageBody';

describe('PageBody', () => {
  const config = { app: { title: 'Portal' } };

  it('is the main landmark of its page', async () => {
    renderInTestApp(<PageBody>content</PageBody>, { config });

    expect(await screen.findByRole('main')).toHaveTextContent('content');
  });

  it('names the browser’s tab, and leaves the portal’s name behind', async () => {
    const { unmount } = renderInTestApp(
      <PageBody title="INC-142">content</PageBody>,
      { config },
    );

    await screen.findByRole('main');
    expect(document.title).toBe('INC-142 | Portal');
    unmount();
    expect(document.title).toBe('Portal');
  });
});
