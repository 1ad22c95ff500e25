import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { personas } from '../personas';
import { authModuleDemoProvider } from './authModuleDemoProvider';

const facilitatorInCatalog = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'facilitator', namespace: 'default' },
  spec: { memberOf: ['a-team-of-the-catalog'] },
  relations: [
    { type: 'memberOf', targetRef: 'group:default/a-team-of-the-catalog' },
  ],
};

async function startAuth(options: {
  readonly personas: boolean;
  readonly catalogIsLoaded: boolean;
}) {
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      authModuleDemoProvider,
      catalogServiceMock.factory({
        entities: options.catalogIsLoaded ? [facilitatorInCatalog] : [],
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          auth: { providers: { demo: {} } },
          demo: { personas: options.personas },
        },
      }),
    ],
  });
  return async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(
      `http://localhost:${server.port()}/api/auth/demo/refresh${path}`,
      { method: 'POST', headers },
    );
    return { status: response.status, body: await response.json() };
  };
}

describe('the demo sign-in', () => {
  it('signs in as the persona of the header, with the groups that the catalog knows', async () => {
    const refresh = await startAuth({ personas: true, catalogIsLoaded: true });

    const { status, body } = await refresh('', {
      'x-demo-persona': 'facilitator',
    });

    expect(status).toBe(200);
    expect(body.profile).toEqual({ displayName: 'Facilitator' });
    expect(body.backstageIdentity.identity).toEqual({
      type: 'user',
      userEntityRef: 'user:default/facilitator',
      ownershipEntityRefs: [
        'user:default/facilitator',
        'group:default/a-team-of-the-catalog',
      ],
    });
  });

  it('takes the persona from the query too', async () => {
    const refresh = await startAuth({ personas: true, catalogIsLoaded: true });

    const { body } = await refresh('?persona=facilitator');

    expect(body.backstageIdentity.identity.userEntityRef).toBe(
      'user:default/facilitator',
    );
  });

  it('gives the team of the demo organisation while the catalog is still empty', async () => {
    const refresh = await startAuth({ personas: true, catalogIsLoaded: false });

    const { status, body } = await refresh('', {
      'x-demo-persona': 'facilitator',
    });

    expect(status).toBe(200);
    expect(body.backstageIdentity.identity.ownershipEntityRefs).toEqual([
      'user:default/facilitator',
      'group:default/reliability-practice-team',
    ]);
  });

  it('answers 400 and names the personas when it does not know the one asked for', async () => {
    const refresh = await startAuth({ personas: true, catalogIsLoaded: true });

    const unknown = await refresh('', { 'x-demo-persona': 'root' });
    const missing = await refresh('');

    expect([unknown.status, missing.status]).toEqual([400, 400]);
    for (const { id } of personas) {
      expect(unknown.body.error.message).toContain(id);
      expect(missing.body.error.message).toContain(id);
    }
  });

  it('is not there unless demo.personas is on', async () => {
    const refresh = await startAuth({ personas: false, catalogIsLoaded: true });

    const { status } = await refresh('', { 'x-demo-persona': 'facilitator' });

    expect(status).toBe(404);
  });
});
