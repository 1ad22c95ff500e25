import { fireEvent, screen, waitFor } from '@testing-library/react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { DemoSignInPage } from './DemoSignInPage';
import { readSignInChoice } from './signInChoice';

const BASE = 'http://localhost:7007/api';

const people = [
  { id: 'oncall', title: 'On-call engineer', description: 'Was woken up.' },
  { id: 'owner', title: 'Service owner', description: 'Owns checkout.' },
];

const session = {
  profile: { displayName: 'On-call engineer' },
  backstageIdentity: {
    token: 'header.e30.signature',
    identity: {
      type: 'user',
      userEntityRef: 'user:default/oncall',
      ownershipEntityRefs: ['user:default/oncall'],
    },
  },
};

type Answers = Record<string, () => Promise<Response> | Response>;

/** A back end that answers by path, and remembers what it was asked. */
function aBackEnd(answers: Answers) {
  const asked: { readonly url: string; readonly headers: Headers }[] = [];
  jest.spyOn(global, 'fetch').mockImplementation(async (input, init) => {
    const url = String(input);
    asked.push({ url, headers: new Headers(init?.headers) });
    const answer = answers[url.replace(BASE, '')];
    return answer ? answer() : new Response('{}', { status: 404 });
  });
  return asked;
}

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });

function renderPage() {
  const onSignInSuccess = jest.fn();
  renderInTestApp(<DemoSignInPage onSignInSuccess={onSignInSuccess} />, {
    apis: [mockApis.discovery({ baseUrl: 'http://localhost:7007' })],
  });
  return onSignInSuccess;
}

describe('DemoSignInPage', () => {
  afterEach(() => {
    jest.restoreAllMocks();
    window.sessionStorage.clear();
  });

  it('offers the people of the demo and signs in as the chosen one', async () => {
    const asked = aBackEnd({
      '/demo/personas': () => json({ items: people }),
      '/auth/demo/refresh': () => json(session),
    });
    const onSignInSuccess = renderPage();

    fireEvent.click(
      await screen.findByRole('button', { name: /On-call engineer/ }),
    );

    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    const [identity] = onSignInSuccess.mock.calls[0];
    expect(await identity.getBackstageIdentity()).toMatchObject({
      userEntityRef: 'user:default/oncall',
    });
    expect(asked.at(-1)?.headers.get('x-demo-persona')).toBe('oncall');
  });

  it('remembers the choice for this tab until signing out', async () => {
    aBackEnd({
      '/demo/personas': () => json({ items: people }),
      '/auth/demo/refresh': () => json(session),
    });
    const onSignInSuccess = renderPage();
    fireEvent.click(
      await screen.findByRole('button', { name: /Service owner/ }),
    );
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalled());

    expect(readSignInChoice()).toEqual({
      kind: 'persona',
      id: 'owner',
      title: 'Service owner',
    });

    await onSignInSuccess.mock.calls[0][0].signOut();
    expect(readSignInChoice()).toBeUndefined();
  });

  it('does not ask again after a reload', async () => {
    window.sessionStorage.setItem(
      'portal.signIn',
      JSON.stringify({ kind: 'persona', id: 'oncall', title: 'On-call' }),
    );
    const asked = aBackEnd({ '/auth/demo/refresh': () => json(session) });

    const onSignInSuccess = renderPage();

    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalled());
    expect(asked.map(({ url }) => url)).toEqual([`${BASE}/auth/demo/refresh`]);
  });

  it.each(['not json', '{"kind":"persona"}', 'null'])(
    'asks again when what it kept is %s',
    async kept => {
      window.sessionStorage.setItem('portal.signIn', kept);
      aBackEnd({ '/demo/personas': () => json({ items: people }) });

      renderPage();

      expect(
        await screen.findByRole('button', { name: /Service owner/ }),
      ).toBeInTheDocument();
    },
  );

  it.each<[string, Answers]>([
    ['has no demo', {}],
    ['switched it off', { '/demo/personas': () => json({ items: [] }) }],
    ['answers something else', { '/demo/personas': () => json('hello') }],
  ])('offers a guest only, where the portal %s', async (_, answers) => {
    const asked = aBackEnd({
      ...answers,
      '/auth/guest/refresh': () => json(session),
    });
    const onSignInSuccess = renderPage();

    expect(
      await screen.findByText('This portal lets you look around as a guest.'),
    ).toBeInTheDocument();
    expect(screen.getAllByRole('button')).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Enter as guest' }));

    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalled());
    expect(asked.at(-1)?.headers.has('x-demo-persona')).toBe(false);
  });

  it('waits for a portal that is still starting', async () => {
    let ready = false;
    aBackEnd({
      '/demo/personas': () => {
        if (ready) {
          return json({ items: people });
        }
        ready = true;
        return Promise.reject(new TypeError('Failed to fetch'));
      },
    });
    renderPage();

    expect(
      await screen.findByText(/The portal is still starting/),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('button', { name: /Service owner/ }),
    ).toBeInTheDocument();
  });

  it('says what went wrong and leads back to the list', async () => {
    aBackEnd({
      '/demo/personas': () => json({ items: people }),
      '/auth/demo/refresh': () =>
        json({ error: { name: 'NotAllowedError', message: 'no' } }, 403),
    });
    const onSignInSuccess = renderPage();
    fireEvent.click(
      await screen.findByRole('button', { name: /On-call engineer/ }),
    );

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Signing in as On-call engineer did not work',
    );
    expect(onSignInSuccess).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Choose again' }));
    expect(
      await screen.findByRole('button', { name: /Service owner/ }),
    ).toBeInTheDocument();
  });
});
