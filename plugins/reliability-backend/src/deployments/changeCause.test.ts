import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aShopOfChanges,
  hoursBefore,
  keysOf,
} from './__testUtils__/aShopOfChanges';

eachDatabase('What caused an incident', (databases, databaseId) => {
  let portal: Portal;
  const {
    owner,
    deploy,
    report,
    causeOf,
    say,
    answer,
    failureFacts,
    answerFacts,
    forgetChanges,
  } = aShopOfChanges(() => portal);
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });
  beforeEach(forgetChanges);

  it('is not answered by a rule: it proposes the last deployment before it, and says which rule did', async () => {
    await deploy({ finished: hoursBefore(3) });
    const last = await deploy({ finished: hoursBefore(1), release: '1.4.2' });
    await deploy({ finished: hoursBefore(0.5), status: 'failed' });
    await deploy({ finished: hoursBefore(0.5), environment: 'staging' });
    await deploy({ finished: hoursBefore(-1) });
    const incident = await report();
    expect(await causeOf(incident)).toMatchObject({
      incident,
      version: 0,
      answer: 'unanswered',
      answered: null,
      deployments: [],
      proposals: [
        {
          deployment: { key: last, release: '1.4.2' },
          possible: true,
          said: null,
          rule: { name: 'lastSuccessfulBefore', withinHours: 24 },
        },
      ],
      withdrawn: [],
      editable: true,
    });
    expect(await failureFacts()).toEqual([]);
    expect(await answerFacts()).toEqual([]);
  });

  it('is answered when somebody confirms a deployment, who stands beside it', async () => {
    const last = await deploy();
    const incident = await report();
    const { body } = await say(last, incident, 'confirmed');
    expect(body).toMatchObject({
      version: 1,
      answer: 'linked',
      deployments: [
        {
          deployment: { key: last },
          said: { origin: 'human', by: 'user:default/owner' },
          rule: { name: 'lastSuccessfulBefore' },
        },
      ],
      proposals: [],
    });
    expect(await failureFacts()).toEqual([
      { deployment: last, incident, kind: 'incident' },
    ]);
    expect(await answerFacts()).toEqual([[incident, 'linked']]);
    const { body: deployment } = await owner()
      .get(`/deployments/${last}`)
      .expect(200);
    expect(deployment.failures).toEqual([
      {
        incident: { key: incident, title: 'Checkout errors', severity: null },
        state: 'confirmed',
        by: 'user:default/owner',
        at: expect.any(String),
        causeVersion: 1,
        possible: true,
      },
    ]);
  });

  it('keeps what somebody turned down out of what is proposed, until they take that back', async () => {
    const last = await deploy();
    const incident = await report();
    await say(last, incident, 'withdrawn');
    expect(await causeOf(incident)).toMatchObject({
      answer: 'unanswered',
      proposals: [],
      withdrawn: [{ deployment: { key: last } }],
    });
    await say(last, incident, 'proposed');
    const { proposals, withdrawn } = await causeOf(incident);
    expect(keysOf(proposals)).toEqual([last]);
    expect(withdrawn).toEqual([]);
  });

  it('may be no change, which withdraws what was confirmed, and can be taken back', async () => {
    const last = await deploy();
    const incident = await report();
    await say(last, incident, 'confirmed');
    const { body } = await answer(incident, { answer: 'notChangeCaused' });
    expect(body).toMatchObject({
      answer: 'notChangeCaused',
      answered: { by: 'user:default/owner' },
      deployments: [],
      withdrawn: [{ deployment: { key: last } }],
    });
    expect(await failureFacts()).toEqual([]);
    expect(await answerFacts()).toEqual([[incident, 'notChangeCaused']]);
    const { body: linked } = await answer(incident, {
      answer: 'linked',
      deployments: [last],
    });
    expect(linked).toMatchObject({ answer: 'linked', answered: null });
    const { body: open } = await answer(incident, { answer: 'unanswered' });
    expect(open).toMatchObject({ answer: 'unanswered', deployments: [] });
    expect(keysOf(open.proposals)).toEqual([last]);
    expect(await answerFacts()).toEqual([]);
  });

  it('can be any deployments that somebody names, exactly those', async () => {
    const [first, second, third] = [
      await deploy({ finished: hoursBefore(90) }),
      await deploy({ finished: hoursBefore(80) }),
      await deploy({ finished: hoursBefore(70) }),
    ];
    const incident = await report();
    await answer(incident, { answer: 'linked', deployments: [first, second] });
    const { body } = await answer(incident, {
      answer: 'linked',
      deployments: [second, third],
    });
    expect(keysOf(body.deployments)).toEqual([third, second]);
    expect(keysOf(body.withdrawn)).toEqual([first]);
    const { body: unknown } = await answer(incident, {
      answer: 'linked',
      deployments: ['DEP-99999'],
    });
    expect(unknown.error.details.fields).toEqual([
      {
        field: 'body.deployments.0',
        problem: 'does not exist: there is no DEP-99999',
      },
    ]);
  });

  it('asks for the version of what is said, and shows what others said meanwhile', async () => {
    const last = await deploy();
    const incident = await report();
    const path = `/deployments/${last}/failures/${incident}`;
    await owner().put(path, { state: 'confirmed' }).expect(428);
    await say(last, incident, 'confirmed');
    const { body } = await owner()
      .put(path, { state: 'withdrawn' })
      .set('If-Match', '"0"')
      .expect(412);
    expect(body.error.details.current).toMatchObject({
      version: 1,
      answer: 'linked',
    });
  });

  it('stands in the history of the incident, without the deployment', async () => {
    const last = await deploy();
    const incident = await report();
    await say(last, incident, 'confirmed');
    const { body } = await owner()
      .get(`/incidents/${incident}/history`)
      .expect(200);
    expect(body.items[0]).toMatchObject({
      by: 'user:default/owner',
      action: 'change confirmed',
      changes: { changeCause: ['unanswered', 'linked'] },
    });
    const { body: ofDeployment } = await owner()
      .get(`/deployments/${last}/history`)
      .expect(200);
    expect(ofDeployment.items).toHaveLength(1);
  });

  it('is told to nobody who may not read the incident, and a deployment does not tell of it', async () => {
    const last = await deploy();
    const incident = await report({ visibility: 'restricted' });
    const open = await report();
    await say(last, incident, 'confirmed');
    await say(last, open, 'confirmed');
    await owner()
      .patch(`/incidents/${open}`, { visibility: 'restricted' })
      .set('If-Match', '"1"')
      .expect(200);
    for (const stranger of [
      portal.as('user:default/outsider'),
      portal.asService(),
    ]) {
      await stranger.get(`/incidents/${incident}/change-cause`).expect(404);
      await stranger
        .put(`/deployments/${last}/failures/${incident}`, {
          state: 'withdrawn',
        })
        .set('If-Match', '"1"')
        .expect(404);
      const { body } = await stranger.get(`/deployments/${last}`).expect(200);
      expect(body.failures).toEqual([]);
      const list = await stranger.get('/deployments?failed=true&count=true');
      expect(list.body).toEqual({ items: [], page: { total: 0 } });
      const others = await stranger.get('/deployments?failed=false');
      expect(others.body.items).toMatchObject([{ key: last, failures: [] }]);
    }
    const { body } = await owner().get('/deployments?failed=true');
    expect(body.items).toMatchObject([
      {
        key: last,
        failures: [
          { key: incident, title: 'Checkout errors' },
          { key: open, title: 'Checkout errors' },
        ],
      },
    ]);
    const facts = await portal.database('change_failure_fact').select();
    expect(facts.every(row => row.confidential_id !== null)).toBe(true);
    await owner()
      .patch(`/incidents/${open}`, { visibility: 'everyone' })
      .set('If-Match', '"2"')
      .expect(200);
    const { body: seen } = await portal.asService().get(`/deployments/${last}`);
    expect(seen.failures).toMatchObject([{ incident: { key: open } }]);
  });

  it.each(['drill', 'nearMiss'])(
    'does not make a deployment a failed one in lists, as in figures, that caused a %s',
    async kind => {
      const deployment = await deploy();
      const incident = await report({ kind });
      await say(deployment, incident, 'confirmed');
      const listed = async (failed: boolean) => {
        const { body } = await owner().get(`/deployments?failed=${failed}`);
        return body.items.map(({ key }: { key: string }) => key);
      };
      expect(await listed(true)).toEqual([]);
      expect(await listed(false)).toEqual([deployment]);
    },
  );
});
