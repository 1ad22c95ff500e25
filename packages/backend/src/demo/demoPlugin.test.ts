import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { demoEntities } from './catalog/demoEntities';
import { demoOrganisation } from './catalog/demoOrganisation';
import { demoPlugin } from './demoPlugin';
import { personas } from './personas';

const entities = demoEntities(demoOrganisation);

async function startDemo(options: {
  readonly personas: boolean;
  readonly organisation: boolean;
  readonly entitiesInCatalog: number;
}) {
  const { server } = await startTestBackend({
    features: [
      demoPlugin,
      catalogServiceMock.factory({
        entities: entities.slice(0, options.entitiesInCatalog),
      }),
      mockServices.rootConfig.factory({
        data: {
          auth: { providers: { demo: {} } },
          demo: {
            personas: options.personas,
            organisation: options.organisation,
          },
        },
      }),
    ],
  });
  return async (path: string) => {
    const response = await fetch(
      `http://localhost:${server.port()}/api/demo${path}`,
    );
    expect(response.status).toBe(200);
    return response.json();
  };
}

describe('the demo plugin', () => {
  it('lists the personas to somebody who has not signed in yet', async () => {
    const get = await startDemo({
      personas: true,
      organisation: true,
      entitiesInCatalog: 0,
    });
    expect(await get('/personas')).toEqual({ items: personas });
  });

  it('lists no personas when the demo sign-in is off', async () => {
    const get = await startDemo({
      personas: false,
      organisation: true,
      entitiesInCatalog: 0,
    });
    expect(await get('/personas')).toEqual({ items: [] });
  });

  it('tells how much of the organisation the catalog has taken in', async () => {
    const get = await startDemo({
      personas: true,
      organisation: true,
      entitiesInCatalog: 12,
    });
    expect(await get('/status')).toEqual({
      state: 'loading',
      done: 0,
      total: 0,
      catalog: { expected: entities.length, found: 12 },
    });
  });

  it('has nothing to wait for where the organisation is off', async () => {
    const get = await startDemo({
      personas: false,
      organisation: false,
      entitiesInCatalog: 0,
    });
    expect(await get('/status')).toEqual({
      state: 'ready',
      done: 0,
      total: 0,
      catalog: { expected: 0, found: 0 },
    });
  });
});
