import reliabilityPlugin from '@afterword/plugin-reliability-backend';
import { actionsRegistryServiceFactory } from '@backstage/backend-defaults/alpha';
import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';

describe("The portal's actions registry", () => {
  let url: string;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const backend = await startTestBackend({
      features: [
        reliabilityPlugin,
        actionsRegistryServiceFactory,
        catalogServiceMock.factory({ entities: [] }),
      ],
    });
    url = `http://localhost:${backend.server.port()}/api/reliability/.backstage/actions/v1/actions`;
    stop = () => backend.stop();
  });
  afterAll(() => stop());

  const asOwner = mockCredentials.user.header('user:default/owner');

  it('lists what Afterword can do, with what it takes', async () => {
    const { body } = await request(url)
      .get('')
      .set('Authorization', asOwner)
      .expect(200);
    expect(body.actions.map(({ id }: { id: string }) => id)).toEqual([
      'reliability:search-learnings',
      'reliability:read-postmortem',
      'reliability:list-open-commitments',
      'reliability:report-near-miss',
    ]);
    expect(body.actions[0].schema.input.properties).toMatchObject({
      words: { type: 'string' },
      failureMode: { type: 'string' },
    });
  });

  it('does it, and says what is wrong with what it was given', async () => {
    const invoke = (id: string, input: object) =>
      request(url)
        .post(`/${id}/invoke`)
        .set('Authorization', asOwner)
        .send(input);
    const { body } = await invoke('reliability:search-learnings', {
      words: 'jitter',
    }).expect(200);
    expect(body.output).toEqual({ learnings: [] });
    await invoke('reliability:read-postmortem', { key: 'PM-1' }).expect(404);
    const { body: refused } = await invoke('reliability:search-learnings', {
      scope: 'no reference',
    }).expect(400);
    expect(refused.error.message).toContain('query.scope');
  });
});
