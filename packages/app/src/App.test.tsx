import { render, screen, waitFor, within } from '@testing-library/react';
import { createPortalApp } from './App';

// The client of permissions brings a fetch of its own, which tests do not reach.
jest.mock('cross-fetch', () =>
  Object.assign(
    (...asked: Parameters<typeof fetch>) => global.fetch(...asked),
    jest.requireActual('cross-fetch'),
  ),
);

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

/** What the policy says to everything that is asked of it. */
let decision = 'ALLOW';

/** An empty portal: a guest may enter, and no list has anything in it. */
function answer(url: string, asked?: unknown): Response {
  let body: object = session;
  if (url.includes('/permission/authorize')) {
    const { items } = JSON.parse(String(asked));
    body = {
      items: items.map(({ id }: { id: string }) => ({ id, result: decision })),
    };
  } else if (!url.includes('/auth/guest/refresh')) {
    body = {
      items: [],
      page: {},
      totalItems: 0,
      pageInfo: {},
      facets: {},
      unread: 0,
      read: 0,
    };
  }
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
            permission: { enabled: true },
          },
        },
      ] as unknown as string,
    };
    jest
      .spyOn(global, 'fetch')
      .mockImplementation(async (input, init) =>
        answer(String(input), init?.body),
      );
  });

  afterEach(() => {
    process.env = environment;
    window.sessionStorage.clear();
    window.history.pushState({}, '', '/');
    decision = 'ALLOW';
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

  it.each([
    ['ALLOW', true],
    ['DENY', false],
  ])(
    'has a tab of the intake for those who may administer it: %s',
    async (said, isThere) => {
      decision = said;
      window.sessionStorage.setItem(
        'portal.signIn',
        JSON.stringify({ kind: 'guest' }),
      );
      window.history.pushState({}, '', '/reliability/incidents');
      render(createPortalApp().createRoot());

      await screen.findByRole('tab', { name: 'Import' });
      expect(screen.queryAllByRole('tab', { name: 'Intake' })).toHaveLength(
        isThere ? 1 : 0,
      );
    },
  );
});
