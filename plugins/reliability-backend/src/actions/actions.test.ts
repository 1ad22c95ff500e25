import { createServiceFactory } from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { mockCredentials } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { aDraft, CHECKOUT, people } from '../postmortems/__testUtils__/writers';

eachDatabase('Actions for tools and AI clients', (databases, databaseId) => {
  let portal: Portal;
  const registry = actionsRegistryServiceMock();
  const { owner } = people(() => portal);

  beforeAll(async () => {
    registry.actions.clear();
    portal = await aPortal(databases, databaseId, {
      features: [
        createServiceFactory({
          service: actionsRegistryServiceRef,
          deps: {},
          factory: () => registry,
        }),
      ],
    });
    const records = [
      {
        type: 'incident',
        source: 'wiki',
        externalId: '1',
        title: 'Card payments failed',
        entities: [{ ref: CHECKOUT }],
        times: { impactStarted: '2026-03-01T10:00:00Z' },
      },
      {
        type: 'postmortem',
        source: 'wiki',
        externalId: '1',
        title: 'Card payments failed',
        status: 'published',
        publishedAt: '2026-03-10T10:00:00Z',
        incidents: [{ source: 'wiki', externalId: '1' }],
        sections: { whatHappened: 'A blip.' },
        factors: [{ text: 'Nobody owned the backoff.', layer: 'process' }],
        learnings: [
          {
            statement: 'Retries need jitter',
            failureMode: 'retry-storm',
            helped: 'A cap',
          },
        ],
      },
      {
        type: 'actionItem',
        source: 'wiki',
        externalId: '1',
        title: 'Give the queue an end',
        postmortem: { source: 'wiki', externalId: '1' },
        entity: CHECKOUT,
        due: '2026-04-01',
        status: 'committed',
        itemType: 'prevent',
      },
    ];
    await owner()
      .post('/import')
      .set('Content-Type', 'application/x-ndjson')
      .send(records.map(record => JSON.stringify(record)).join('\n'))
      .expect(200)
      .expect(/"created":3/);
  });
  afterAll(async () => {
    await portal.stop();
  });

  const invoke = async (name: string, input: object, person = 'owner') => {
    const { output } = await registry.invoke({
      id: `test:${name}`,
      input: input as never,
      credentials: mockCredentials.user(`user:default/${person}`),
    });
    return output;
  };

  it('find learnings by words, by how it failed, and by whom it happened to', async () => {
    const found = {
      learnings: [
        {
          key: 'LRN-1',
          statement: 'Retries need jitter',
          failureMode: 'retry-storm',
          appliesTo: '',
          helped: 'A cap',
          didNotHelp: '',
          state: 'stands',
          postmortem: { key: 'PM-1', title: 'Card payments failed' },
          entities: [CHECKOUT],
          publishedAt: '2026-03-10T10:00:00Z',
        },
      ],
    };
    expect(await invoke('search-learnings', { words: 'jitter' })).toEqual(
      found,
    );
    expect(
      await invoke('search-learnings', {
        failureMode: 'retry storm',
        scope: CHECKOUT,
      }),
    ).toEqual(found);
    expect(await invoke('search-learnings', { words: 'zanzibar' })).toEqual({
      learnings: [],
    });
  });

  it('read a postmortem, and of a draft only for its readers', async () => {
    expect(await invoke('read-postmortem', { key: 'PM-1' })).toMatchObject({
      key: 'PM-1',
      status: 'published',
      entities: [CHECKOUT],
      factors: [{ layer: 'process', text: 'Nobody owned the backoff.' }],
      sections: expect.arrayContaining([
        { id: 'whatHappened', text: 'A blip.' },
      ]),
      learnings: [{ statement: 'Retries need jitter' }],
    });
    const draft = await aDraft(owner(), { title: 'Between us' });
    expect(await invoke('read-postmortem', { key: draft.key })).toMatchObject({
      title: 'Between us',
    });
    await expect(
      invoke('read-postmortem', { key: draft.key }, 'outsider'),
    ).rejects.toThrow(`There is no ${draft.key}`);
  });

  it('list what was promised and is not done', async () => {
    expect(
      await invoke('list-open-commitments', { scope: CHECKOUT, overdue: true }),
    ).toEqual({
      commitments: [
        {
          key: 'AI-1',
          title: 'Give the queue an end',
          type: 'prevent',
          status: 'committed',
          entity: CHECKOUT,
          accountable: expect.any(String),
          due: '2026-04-01',
          overdue: true,
          postmortem: 'PM-1',
        },
      ],
    });
  });

  it('report a near miss as whoever asks for it', async () => {
    const report = {
      whatNearlyHappened: 'The wrong queue was nearly emptied.',
      whenNoticed: '2026-03-02T10:00:00Z',
      whatStoppedIt: 'The name was read out loud.',
      entity: CHECKOUT,
      requestId: 'once',
    };
    const output = await invoke('report-near-miss', report);
    expect(await invoke('report-near-miss', report)).toEqual(output);
    const { key } = output as { key: string };
    const { body } = await owner().get(`/incidents/${key}`).expect(200);
    expect(body).toMatchObject({ kind: 'nearMiss', title: expect.any(String) });
    const { body: history } = await owner()
      .get(`/incidents/${key}/history`)
      .expect(200);
    expect(history.items[0].by).toBe('user:default/owner');
  });

  it('say which field is wrong', async () => {
    await expect(
      invoke('search-learnings', { scope: 'no reference' }),
    ).rejects.toThrow('query.scope');
    await expect(
      invoke('report-near-miss', {
        whatNearlyHappened: 'It.',
        whenNoticed: 'yesterday',
        whatStoppedIt: 'That.',
      }),
    ).rejects.toThrow('body.whenNoticed');
  });

  it('say of themselves which only read', async () => {
    const { actions } = await registry.list();
    expect(
      actions.map(({ name, attributes }) => [name, attributes.readOnly]),
    ).toEqual([
      ['search-learnings', true],
      ['read-postmortem', true],
      ['list-open-commitments', true],
      ['report-near-miss', false],
    ]);
  });
});
