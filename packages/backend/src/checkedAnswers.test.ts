import reliabilityPlugin from '@afterword/plugin-reliability-backend';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { checkedAnswers } from './__testUtils__/checkedAnswers';

describe('The back end in the tests of the portal', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  it('fails by an answer that its contract does not describe', async () => {
    const knex = await databases.init('SQLITE_3');
    const backend = await startTestBackend({
      features: [
        reliabilityPlugin,
        checkedAnswers,
        mockServices.database.factory({ knex }),
        catalogServiceMock.factory(),
      ],
    });
    const ask = (path: string, init: RequestInit = {}) =>
      fetch(
        `http://localhost:${backend.server.port()}/api/reliability/${path}`,
        {
          ...init,
          headers: {
            authorization: mockCredentials.user.header(),
            'content-type': 'application/json',
          },
        },
      );
    const body = JSON.stringify({ title: 'Odd' });
    const created = await ask('incidents', { method: 'POST', body });
    expect(created.status).toBe(201);
    const { key } = await created.json();
    await knex('incident').update({ kind: 'odd' });
    expect((await ask(`incidents/${key}`)).status).toBe(500);
    await backend.stop();
  });
});
