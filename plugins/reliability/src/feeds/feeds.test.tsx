import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Feed } from '@afterword/plugin-reliability-common';
import {
  createReliabilityCache,
  reliabilityApiRef,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { aReliabilityApi } from '../__testUtils__/aReliabilityApi';
import { SubscribeButton } from './SubscribeButton';

const aFeed: Feed = {
  id: 7,
  kind: 'reviews',
  scope: 'organisation',
  owner: 'user:default/owner',
  url: 'https://portal.example.org/api/reliability/feeds/7.signed.ics',
  tells: 'all',
  createdAt: '2026-11-01T09:00:00Z',
};

function renderButton(items: readonly Feed[], scope?: string) {
  const api = aReliabilityApi({
    listFeeds: () => ({ items, page: {} }),
    createFeed: () => aFeed,
    revokeFeed: () => undefined,
  });
  renderInTestApp(
    <ReliabilityProvider cache={createReliabilityCache()}>
      <SubscribeButton kind="reviews" scope={scope} />
    </ReliabilityProvider>,
    {
      apis: [
        [reliabilityApiRef, api],
        [catalogApiRef, catalogApiMock()],
      ],
    },
  );
  return api;
}

const open = async () =>
  userEvent.click(await screen.findByRole('button', { name: 'Subscribe' }));

describe('feeds of reviews', () => {
  it('show the address of each, to copy, and none of another kind', async () => {
    const user = userEvent.setup();
    const write = jest.spyOn(window.navigator.clipboard, 'writeText');
    renderButton([aFeed, { ...aFeed, id: 8, kind: 'learnings' }]);
    await open();
    const address = await screen.findByRole('textbox', {
      name: 'Address for everything',
    });
    expect(address).toHaveValue(aFeed.url);
    await user.click(
      screen.getByRole('button', {
        name: 'Copy the address for everything',
      }),
    );
    expect(write).toHaveBeenCalledWith(aFeed.url);
  });

  it('say which of them tell a part, or nothing any more', async () => {
    renderButton([
      { ...aFeed, tells: 'some' },
      { ...aFeed, id: 8, scope: 'group:default/search', tells: 'nothing' },
    ]);
    await open();
    expect(
      await screen.findByRole('textbox', { name: 'Address for everything' }),
    ).toHaveAccessibleDescription(/^Of the reviews those that you may see/);
    expect(
      screen.getByRole('textbox', { name: 'Address for search' }),
    ).toHaveAccessibleDescription(/^It tells nothing any more/);
  });

  it('say that whoever has an address reads it, and make one of what the page shows', async () => {
    const api = renderButton([], 'domain:default/storefront');
    await open();
    expect(await screen.findByText('You have none yet.')).toBeVisible();
    expect(screen.getByText(/^Whoever has an address/)).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Make an address' }),
    );
    await waitFor(() =>
      expect(
        api.calls.find(({ operation }) => operation === 'createFeed'),
      ).toMatchObject({
        body: { kind: 'reviews', scope: 'domain:default/storefront' },
        idempotencyKey: expect.any(String),
      }),
    );
  });

  it('are revoked, and leave the keyboard a place', async () => {
    const api = renderButton([aFeed]);
    await open();
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Revoke the address for everything',
      }),
    );
    await waitFor(() =>
      expect(
        api.calls.find(({ operation }) => operation === 'revokeFeed'),
      ).toMatchObject({ params: { id: 7 } }),
    );
    expect(
      await screen.findByRole('group', { name: 'Your addresses' }),
    ).toHaveFocus();
  });
});
