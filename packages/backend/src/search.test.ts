import reliabilityPlugin from '@afterword/plugin-reliability-backend';
import searchModule from '@afterword/plugin-search-backend-module-reliability';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import searchPlugin from '@backstage/plugin-search-backend';
import request from 'supertest';

const wiki = { source: 'wiki' };
const records = [
  {
    type: 'incident',
    ...wiki,
    externalId: '1',
    title: 'Card payments failed',
    severity: 'sev2',
    entities: [{ ref: 'component:default/payments' }],
    times: { impactStarted: '2026-03-01T10:00:00Z' },
  },
  {
    type: 'postmortem',
    ...wiki,
    externalId: 'published',
    title: 'Payments under retries',
    status: 'published',
    publishedAt: '2026-03-10T10:00:00Z',
    incidents: [{ ...wiki, externalId: '1' }],
    sections: { whatHappened: 'A blip of the **ledger** became an outage.' },
    timeline: [{ kind: 'detected', text: 'The doorbell alarm rang.' }],
    factors: [{ text: 'Nobody owned the backoff.', layer: 'process' }],
    learnings: [
      {
        statement: 'Retries without jitter turn a blip into an outage',
        failureMode: 'retry-storm',
        helped: 'Capping the queue',
      },
      { statement: 'Restart the ledger by hand when it is stuck' },
    ],
  },
  {
    type: 'postmortem',
    ...wiki,
    externalId: 'draft',
    title: 'A secret about the ledger',
    sections: { whatHappened: 'The doorbell was loose.' },
    learnings: [{ statement: 'Doorbells and jitter are secret' }],
  },
];

describe("The portal's search", () => {
  let stop: () => Promise<void>;
  let url: string;
  const tasks: { fn: (signal: AbortSignal) => Promise<void> | void }[] = [];

  beforeAll(async () => {
    const backend = await startTestBackend({
      features: [
        reliabilityPlugin,
        searchPlugin,
        searchModule,
        catalogServiceMock.factory({ entities: [] }),
        mockServices.scheduler.mock({
          createScheduledTaskRunner: () => ({
            run: async task => void tasks.push(task),
          }),
        }).factory,
      ],
    });
    url = `http://localhost:${backend.server.port()}`;
    stop = () => backend.stop();
    await request(url)
      .post('/api/reliability/import')
      .set('Authorization', mockCredentials.user.header())
      .set('Content-Type', 'application/x-ndjson')
      .send(records.map(record => JSON.stringify(record)).join('\n'))
      .expect(200)
      .expect(/"created":3/);
    await request(url)
      .put('/api/reliability/learnings/LRN-2/standing')
      .set('Authorization', mockCredentials.user.header())
      .set('If-Match', '"1"')
      .send({ state: 'retired', reason: 'The ledger restarts by itself' })
      .expect(200);
    for (const task of tasks) await task.fn(new AbortController().signal);
  });
  afterAll(() => stop());

  const found = async (term: string) => {
    const { body } = await request(url)
      .get('/api/search/query')
      .query({ term })
      .set('Authorization', mockCredentials.user.header())
      .expect(200);
    return body.results.map(
      ({ type, document }: { type: string; document: object }) => ({
        type,
        document,
      }),
    );
  };

  it('finds a published postmortem by what it says, and leads to its page', async () => {
    expect(await found('backoff')).toEqual([
      {
        type: 'reliability-postmortem',
        document: {
          key: 'PM-1',
          title: 'Payments under retries',
          text: expect.stringContaining('became an outage.'),
          location: '/reliability/postmortems/PM-1',
          entities: ['component:default/payments'],
          severity: 'sev2',
          startedAt: '2026-03-01T10:00:00Z',
          publishedAt: '2026-03-10T10:00:00Z',
        },
      },
    ]);
    expect(await found('doorbell')).toHaveLength(1);
  });

  it('finds a learning by what it says and by what helped', async () => {
    expect(await found('jitter')).toEqual([
      {
        type: 'reliability-learning',
        document: {
          key: 'LRN-1',
          title: 'Retries without jitter turn a blip into an outage',
          text: 'Capping the queue',
          location: '/reliability/learnings/LRN-1',
          entities: ['component:default/payments'],
          failureMode: 'retry-storm',
          postmortem: 'PM-1',
          publishedAt: '2026-03-10T10:00:00Z',
        },
      },
    ]);
    expect(await found('capping')).toHaveLength(1);
  });

  it('does not find a learning that is true no longer', async () => {
    expect(await found('restart')).toEqual([]);
  });

  it('knows nothing of a draft', async () => {
    expect(await found('secret')).toEqual([]);
    expect(await found('loose')).toEqual([]);
  });
});
