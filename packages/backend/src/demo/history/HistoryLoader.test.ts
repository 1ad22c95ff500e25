import reliabilityPlugin from '@afterword/plugin-reliability-backend';
import {
  ImportRecord,
  IncidentRecord,
  learningsContract,
} from '@afterword/plugin-reliability-common';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { checkedAnswers } from '../../__testUtils__/checkedAnswers';
import { demoEntities } from '../catalog/demoEntities';
import { demoOrganisation } from '../catalog/demoOrganisation';
import { personas } from '../personas';
import { ReliabilityClient } from '../ReliabilityClient';
import { carryLessons } from './carryLessons';
import { demoHistory } from './demoHistory';
import { demoChangeReviews } from './demoChangeReviews';
import { HistoryLoader } from './HistoryLoader';
import { LoadLedger } from './LoadLedger';

jest.setTimeout(120_000);

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-23T09:00:00Z');

/** The demo's entities with the one relation that decides who reads what. */
const entities: Entity[] = demoEntities(demoOrganisation).map(entity => ({
  ...entity,
  relations: entity.spec?.owner
    ? [{ type: 'ownedBy', targetRef: String(entity.spec.owner) }]
    : [],
}));

const incidents = (count: number): IncidentRecord[] =>
  Array.from({ length: count }, (_, index) => ({
    type: 'incident',
    source: 'demo',
    externalId: `incident-${index}`,
    title: `Incident ${index}`,
    times: { detected: '2026-11-20T09:00:00Z' },
  }));

const isUnpublishedFor =
  (user: string) =>
  (record: ImportRecord): boolean =>
    record.type === 'postmortem' &&
    record.status !== 'published' &&
    [
      record.author,
      record.facilitator,
      ...(record.participants ?? []),
      ...(record.reviewers ?? []),
    ].includes(user);

describe('HistoryLoader', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let backend: TestBackend;
  let client: ReliabilityClient;
  let ledger: LoadLedger;
  let logger: jest.Mocked<LoggerService>;

  /** How many things of a list somebody sees. */
  const count = async (list: string, user = 'user:default/sponsor') => {
    const response = await fetch(
      `http://localhost:${backend.server.port()}/api/reliability/${list}&limit=1&count=true`,
      { headers: { authorization: mockCredentials.user.header(user) } },
    );
    expect(response.status).toBe(200);
    return (await response.json()).page.total;
  };

  const run = async (options: {
    readonly history: (now: number) => readonly ImportRecord[];
    readonly notChangeCaused?: () => readonly string[];
    readonly changes?: typeof demoChangeReviews;
    readonly carriesLessons?: boolean;
    readonly client?: ReliabilityClient;
    readonly now?: number;
    readonly found?: number;
  }) => {
    const loader = new HistoryLoader({
      client: options.client ?? client,
      ledger,
      logger,
      history: options.history,
      notChangeCaused: options.notChangeCaused,
      changes: options.changes,
      carriesLessons: options.carriesLessons,
      catalogProgress: async () => ({
        expected: 3,
        found: options.found ?? 3,
      }),
      clock: () => options.now ?? NOW,
      patienceMs: 20,
    });
    await loader.run(new AbortController().signal);
    return loader.status();
  };

  beforeEach(async () => {
    const knex = await databases.init('SQLITE_3');
    backend = await startTestBackend({
      features: [
        reliabilityPlugin,
        checkedAnswers,
        mockServices.database.factory({ knex }),
        catalogServiceMock.factory({ entities }),
      ],
    });
    client = new ReliabilityClient({
      baseUrl: async () =>
        `http://localhost:${backend.server.port()}/api/reliability`,
      token: async () => mockCredentials.service.token(),
    });
    ledger = new LoadLedger(
      mockServices.database({ knex: await databases.init('SQLITE_3') }),
    );
    logger = mockServices.logger.mock();
  });

  afterEach(() => backend.stop());

  it('fills an empty portal with the whole history, and no line is refused', async () => {
    const history = demoHistory(demoOrganisation, NOW);
    const of = (type: ImportRecord['type']) =>
      history.filter(record => record.type === type).length;

    expect(await run({ history: () => history })).toEqual({
      state: 'ready',
      done: history.length,
      total: history.length,
    });

    const said = logger.info.mock.calls.map(([text]) => text);
    expect(said[0]).toBe(`Demo organisation: 200 of ${history.length} records`);
    expect(said.at(-1)).toMatch(
      /^Demo organisation: two years of history are in, after \d+ s$/,
    );
    expect(await count('incidents?')).toBe(of('incident') - 3);
    const unpublished = 'postmortems?status=draft,inReview';
    for (const { id } of personas) {
      const user = `user:default/${id}`;
      const mine = history.filter(isUnpublishedFor(user)).length;
      expect([id, await count(unpublished, user)]).toEqual([id, mine]);
    }
    expect(await count(unpublished, 'user:default/stranger')).toBe(0);
  });

  it('says of which incidents no change was the cause, and takes back nobody’s answer', async () => {
    const failing = Object.assign(Object.create(client), {
      // The first load ends before it has said anything.
      incidents: jest.fn().mockImplementation(() => {
        throw new Error('The connection was lost');
      }),
    });
    const notChangeCaused = () => ['incident-0', 'incident-1'];
    const history = () => incidents(3);
    const interrupted = await run({
      history,
      notChangeCaused,
      client: failing,
    });
    expect(interrupted.state).toBe('failed');

    expect((await run({ history, notChangeCaused })).state).toBe('ready');
    const [page] = [(await client.incidents().next()).value ?? []];
    const answers = await Promise.all(
      page.map(async ({ key, source }: (typeof page)[number]) => [
        source?.externalId,
        (await client.changeCause(key)).answer,
      ]),
    );
    expect(Object.fromEntries(answers)).toEqual({
      'incident-0': 'notChangeCaused',
      'incident-1': 'notChangeCaused',
      'incident-2': 'unanswered',
    });
  });

  it('opens reviews of the changes that are planned, with what may fail', async () => {
    await run({ history: () => [], changes: demoChangeReviews });
    expect(await count('changes?status=planned')).toBe(2);
    expect(await count('changes?unprepared=true')).toBe(1);
  });

  it('carries lessons to others in a review: some have answered each way, and some have not', async () => {
    // The copy of the catalog has what somebody named.
    const named = entities
      .filter(({ kind }) => kind === 'Component')
      .slice(0, 12)
      .map(entity => ({
        ref: stringifyEntityRef(entity),
        role: 'impacted' as const,
      }));
    const records: ImportRecord[] = [
      ...incidents(2).map((incident, index) =>
        index === 0 ? incident : { ...incident, entities: named },
      ),
      {
        type: 'postmortem',
        source: 'demo',
        externalId: 'postmortem-0',
        title: 'Why',
        status: 'published',
        incidents: [{ source: 'demo', externalId: 'incident-0' }],
        learnings: Array.from({ length: 6 }, (_, index) => ({
          statement: `Lesson ${index}`,
        })),
      },
    ];
    await run({
      history: () => records,
      carriesLessons: true,
      now: Date.now(),
    });
    const uptake = await client.call(learningsContract.getLearningUptake);
    expect(uptake).toEqual({
      asked: 12,
      answered: 9,
      adopted: 4,
      unreadable: 0,
    });
    expect(await count('reviews?state=closed')).toBe(1);
    expect(await count('action-items?status=candidate')).toBe(4);
    await carryLessons(client, Date.now(), new AbortController().signal);
    expect(await count('reviews?q=lately')).toBe(1);
  });

  it('loads nothing on a second start, whatever the day', async () => {
    await run({ history: () => incidents(3) });
    const history = jest.fn(() => incidents(5));

    const status = await run({ history, now: NOW + 30 * DAY });

    expect(status.state).toBe('ready');
    expect(history).not.toHaveBeenCalled();
    expect(await count('incidents?')).toBe(3);
  });

  it('goes on where it was interrupted, with the dates of the day on which it began', async () => {
    const history = jest.fn(() => incidents(450));
    const importRecords = jest
      .fn<ReturnType<typeof client.importRecords>, [ImportRecord[]]>()
      .mockImplementationOnce(records => client.importRecords(records))
      .mockRejectedValue(new Error('The connection was lost'));
    const failing = Object.assign(Object.create(client), { importRecords });

    expect(await run({ history, client: failing })).toEqual({
      state: 'failed',
      done: 200,
      total: 450,
    });
    expect(logger.error.mock.calls).toEqual([
      [
        'Demo organisation: the history could not be loaded beyond 200 of 450 records; a restart goes on from there. The connection was lost',
      ],
    ]);
    expect(await count('incidents?')).toBe(200);

    expect(await run({ history, now: NOW + DAY })).toEqual({
      state: 'ready',
      done: 450,
      total: 450,
    });
    expect(history.mock.calls).toEqual([[NOW], [NOW]]);
    expect(await count('incidents?')).toBe(450);
  });

  it('fills a portal in which somebody has reported something before', async () => {
    const [first] = incidents(1);
    await client.importRecords([{ ...first, source: 'alertmanager' }]);

    expect((await run({ history: () => incidents(3) })).state).toBe('ready');
    expect(await count('incidents?')).toBe(4);
  });

  it('leaves a filled portal alone when its own notes are lost', async () => {
    await client.importRecords(incidents(2));
    const history = jest.fn(() => incidents(5));

    expect((await run({ history })).state).toBe('ready');
    expect(history).not.toHaveBeenCalled();
  });

  it('says which line was refused and why, and is ready all the same', async () => {
    const history = [{ ...incidents(1)[0], title: '' }, ...incidents(2)];

    expect((await run({ history: () => history })).state).toBe('ready');
    expect(logger.info.mock.calls.at(-1)?.[0]).toMatch(
      /; 1 were refused, the first one \(incident\) because title must not be empty$/,
    );
  });

  it('does not wait for the catalog for ever', async () => {
    expect(await run({ history: () => incidents(1), found: 2 })).toEqual({
      state: 'failed',
      done: 0,
      total: 0,
    });
    expect(logger.error.mock.calls[0][0]).toMatch(
      /The catalog has taken in 2 of 3 entities$/,
    );
  });
});
