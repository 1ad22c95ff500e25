import { render, screen, waitFor, within } from '@testing-library/react';
import { createPortalApp } from './App';

const baseUrl = 'http://localhost:7007';

const session = {
  profile: { displayName: 'Guest' },
  backstageIdentity: {
    token: 'header.e30.signature',
    identity: {
      type: 'user',
      userEntityRef: 'user:default/guest',
      ownershipEntityRefs: ['user:default/guest'],
    },
  },
};

/** An empty portal: a guest may enter, and no list has anything in it. */
function answer(url: string): Response {
  const body = url.includes('/auth/guest/refresh')
    ? session
    : {
        items: [],
        totalItems: 0,
        pageInfo: {},
        facets: {},
        unread: 0,
        read: 0,
      };
  const status = url.includes('/demo/') ? 404 : 200;
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });
}

describe('the portal', () => {
  const environment = process.env;

  beforeEach(() => {
    process.env = {
      ...environment,
      APP_CONFIG: [
        {
          context: 'test',
          data: {
            app: { title: 'Afterword', baseUrl: 'http://localhost' },
            backend: { baseUrl },
          },
        },
      ] as unknown as string,
    };
    jest
      .spyOn(global, 'fetch')
      .mockImplementation(async input => answer(String(input)));
  });

  afterEach(() => {
    process.env = environment;
    window.sessionStorage.clear();
    jest.restoreAllMocks();
  });

  it('asks a visitor who to be', async () => {
    render(createPortalApp().createRoot());

    expect(
      await screen.findByRole('heading', { name: 'Who would you like to be?' }),
    ).toBeInTheDocument();
  });

  it('opens at the catalog, with reliability in the sidebar', async () => {
    window.sessionStorage.setItem(
      'portal.signIn',
      JSON.stringify({ kind: 'guest' }),
    );
    render(createPortalApp().createRoot());

    const sidebar = within(
      await screen.findByRole('navigation', { name: 'sidebar nav' }),
    );
    expect(sidebar.getByRole('link', { name: 'Catalog' })).toHaveAttribute(
      'href',
      '/',
    );
    expect(sidebar.getByRole('link', { name: 'Reliability' })).toHaveAttribute(
      'href',
      '/reliability',
    );
    // The page draws itself again while its lists arrive.
    await waitFor(() =>
      expect(
        screen.getByRole('heading', { name: 'Catalog' }),
      ).toBeInTheDocument(),
    );
  });
});
