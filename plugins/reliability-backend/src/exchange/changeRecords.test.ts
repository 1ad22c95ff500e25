import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { ofNobody } from '../__testUtils__/aPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { eventsDuring } from '../__testUtils__/eventsDuring';
import { anIncidentRecord } from './__testUtils__/anIncidentRecord';
import { recordSender, Report } from './__testUtils__/recordSender';

const checkout = 'component:default/checkout-api';

const aDeployment = (externalId: string, over: object = {}) => ({
  type: 'deployment',
  source: 'ci',
  externalId,
  entity: checkout,
  environment: 'production',
  started: '2026-05-01T08:00:00Z',
  finished: '2026-05-01T08:10:00Z',
  status: 'success',
  version: `release ${externalId}`,
  ...over,
});

const aFailure = (deployment: string, incident: string, over: object = {}) => ({
  type: 'changeFailure',
  source: 'ci',
  externalId: `${deployment}-${incident}`,
  deployment: { source: 'ci', externalId: deployment },
  incident: { source: 'acme-status', externalId: incident },
  state: 'confirmed',
  ...over,
});

eachDatabase('Records of changes', (databases, databaseId) => {
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId);
  const send = recordSender(portal);
  const owner = () => portal().as('user:default/owner');
  const causeOf = async (key = '') =>
    (await owner().get(`/incidents/${key}/change-cause`).expect(200)).body;
  const facts = async () => {
    const rows = await portal()
      .database('change_failure_fact')
      .orderBy(['deployment_id', 'incident_id'])
      .select('deployment_id', 'incident_id');
    return rows.map(row => [
      `DEP-${row.deployment_id}`,
      `INC-${row.incident_id}`,
    ]);
  };

  it('tell of deployments, again without doubling them, silently', async () => {
    const record = aDeployment('1', { pipeline: 'main' });
    const sent: Report[] = [];
    const events = await eventsDuring(portal().database, async () => {
      for (const each of [record, record, { ...record, rolledBack: true }])
        sent.push((await send([each]))[0]);
    });
    expect(events).toBe(0);
    const [created, same, updated] = sent;
    expect(created).toMatchObject({
      result: 'created',
      type: 'deployment',
      key: expect.stringMatching(/^DEP-/),
      warnings: [],
    });
    expect(same).toMatchObject({ result: 'unchanged', key: created.key });
    expect(updated).toMatchObject({ result: 'updated', key: created.key });
    const { body } = await owner().get(`/deployments/${created.key}`);
    expect(body).toMatchObject({
      version: 2,
      release: 'release 1',
      rolledBack: true,
      production: true,
      source: { name: 'ci', externalId: '1' },
      extra: { pipeline: 'main' },
    });
    const [fact] = await portal().database('deployment_fact').select();
    expect(Boolean(fact.rolled_back)).toBe(true);
  });

  it('need no more of a deployment than what, and when', async () => {
    const [{ key }] = await send([
      {
        type: 'deployment',
        source: 'ci',
        externalId: 'bare',
        entity: checkout,
        finished: '2026-05-01T08:10:00Z',
      },
    ]);
    const { body } = await owner().get(`/deployments/${key}`).expect(200);
    expect(body).toMatchObject({
      environment: 'production',
      status: 'success',
      rolledBack: false,
      release: null,
    });
  });

  it('are told what is wrong with them, line by line', async () => {
    const reports = await send([
      { type: 'deployment', source: 'ci', externalId: 'x', entity: checkout },
      aDeployment('y', { finished: '2026-05-01T07:00:00Z' }),
      aDeployment('z', { status: 'fine' }),
      { ...aFailure('1', '42'), state: undefined },
      { ...aFailure('1', '42'), deployment: 'DEP-1' },
      aFailure('1', '42', {
        incident: { source: 'document', externalId: '1' },
      }),
    ]);
    expect(
      reports
        .slice(0, -1)
        .map(({ result, errors }) => [
          result,
          errors?.map(({ field }) => field),
        ]),
    ).toEqual([
      ['failed', ['finished']],
      ['failed', ['finished']],
      ['failed', ['status']],
      ['failed', ['state']],
      ['failed', ['deployment']],
      ['failed', ['incident.source']],
    ]);
    expect(reports[1].errors).toMatchObject([
      { problem: 'is before it started' },
    ]);
  });

  it('tell of no deployment that finishes more than a day in the future', async () => {
    const [finished, started] = await send([
      aDeployment('finished ahead', { finished: '2190-01-01T00:00:00Z' }),
      aDeployment('started ahead', {
        started: '2190-01-01T00:00:00Z',
        finished: '2190-01-01T00:10:00Z',
      }),
    ]);
    const code = 'moreThanADayAhead';
    expect([finished, started]).toMatchObject([
      { result: 'failed', errors: [{ field: 'finished', message: { code } }] },
      { result: 'failed', errors: [{ field: 'started', message: { code } }] },
    ]);
  });

  it('say which deployment caused an incident, as a source', async () => {
    const [incident, deployment, failure] = await send([
      anIncidentRecord('linked'),
      aDeployment('linked'),
      aFailure('linked', 'linked'),
    ]);
    expect(failure).toEqual({
      line: 3,
      result: 'created',
      type: 'changeFailure',
      warnings: [],
      errors: [],
    });
    const cause = await causeOf(incident.key);
    expect(cause).toMatchObject({
      answer: 'linked',
      deployments: [
        {
          deployment: { key: deployment.key },
          said: { origin: 'source', by: 'ci' },
        },
      ],
    });
    expect(await facts()).toContainEqual([deployment.key, incident.key]);
    await send([aFailure('linked', 'linked', { state: 'withdrawn' })]);
    expect(await causeOf(incident.key)).toMatchObject({
      answer: 'unanswered',
      withdrawn: [{ deployment: { key: deployment.key } }],
    });
    expect(await facts()).not.toContainEqual([deployment.key, incident.key]);
  });

  it('leave what a person says as it is', async () => {
    const [incident, deployment] = await send([
      anIncidentRecord('person'),
      aDeployment('person'),
      aFailure('person', 'person'),
    ]);
    const path = `/incidents/${incident.key}/change-cause`;
    const { body } = await owner()
      .put(path, { answer: 'notChangeCaused' })
      .set('If-Match', `"${(await causeOf(incident.key)).version}"`)
      .expect(200);
    expect(body.answer).toBe('notChangeCaused');
    await send([
      aFailure('person', 'person', { note: 'told again' }),
      aDeployment('another'),
      aFailure('another', 'person'),
    ]);
    const cause = await causeOf(incident.key);
    expect(cause).toMatchObject({
      answer: 'notChangeCaused',
      deployments: [],
      withdrawn: [{ deployment: { key: deployment.key } }],
    });
    // What a source confirms since is a proposal to whoever said that no change was the cause.
    expect(cause.proposals).toMatchObject([{ said: { by: 'ci' } }]);
    expect(
      (await facts()).filter(([, about]) => about === incident.key),
    ).toEqual([]);
  });

  it('come in any order, over several files', async () => {
    const [failure, summary] = await send([aFailure('late', 'late')]);
    expect(failure.result).toBe('created');
    expect(summary.summary).toMatchObject({ waiting: 2 });
    const [incident] = await send([anIncidentRecord('late')]);
    expect((await causeOf(incident.key)).answer).toBe('unanswered');
    const [deployment] = await send([aDeployment('late')]);
    expect(await causeOf(incident.key)).toMatchObject({
      answer: 'linked',
      deployments: [{ deployment: { key: deployment.key } }],
    });
    expect(await facts()).toContainEqual([deployment.key, incident.key]);
    expect(await portal().database('pending_reference').select()).toEqual([]);
  });

  it('stand in the file before what they refer to', async () => {
    const [failure, deployment, incident, summary] = await send([
      aFailure('order', 'order'),
      aDeployment('order'),
      anIncidentRecord('order'),
    ]);
    expect(failure.result).toBe('created');
    expect(summary.summary).toMatchObject({ waiting: 0 });
    expect(await facts()).toContainEqual([deployment.key, incident.key]);
  });

  it('say of an incident only what their sender may say by hand', async () => {
    const [incident] = await send([
      anIncidentRecord('restricted', {
        visibility: 'restricted',
        entities: [{ ref: checkout }],
      }),
      aDeployment('restricted'),
    ]);
    const [outsiders] = await send(
      [aFailure('restricted', 'restricted', { externalId: 'outsider' })],
      { who: 'user:default/outsider' },
    );
    // It waits: to who may not see it, the incident is not there.
    expect(outsiders.result).toBe('created');
    expect((await causeOf(incident.key)).answer).toBe('unanswered');
    await send([anIncidentRecord('restricted', { title: 'Another title' })]);
    expect((await causeOf(incident.key)).answer).toBe('unanswered');

    const [open] = await send([anIncidentRecord('read only')]);
    policy.set({
      'reliability.incident.update': ofNobody({
        resourceType: 'reliability-incident',
      }),
    });
    const [refused] = await send([aFailure('restricted', 'read only')]);
    expect(refused).toMatchObject({
      result: 'failed',
      errors: [{ field: 'incident', message: { code: 'notYoursToSay' } }],
    });
    policy.set({});
    expect((await causeOf(open.key)).answer).toBe('unanswered');
  });

  it('keep a service in step with another system, and tell it nothing of what is restricted', async () => {
    const as = portal().asService();
    const [incident, deployment] = await send(
      [
        anIncidentRecord('by service', {
          visibility: 'restricted',
          entities: [{ ref: checkout }],
        }),
        aDeployment('by service'),
        aFailure('by service', 'by service'),
      ],
      { as },
    );
    expect((await causeOf(incident.key)).answer).toBe('linked');
    const { body } = await as.get(`/deployments/${deployment.key}`).expect(200);
    expect(body.failures).toEqual([]);
    const { text } = await as.get('/export').buffer(true).expect(200);
    expect(text).not.toContain('by service-by service');
    // A trial must not tell whether a name is taken by what its sender may not see.
    const [trial] = await send([aFailure('by service', 'by service')], {
      who: 'user:default/outsider',
      query: '?dryRun=true',
    });
    expect(trial.result).toBe('wouldCreate');
    const [real] = await send([aFailure('by service', 'by service')], {
      who: 'user:default/outsider',
    });
    expect(real.result).toBe('failed');
  });

  it('follow a deployment into other figures when it is told otherwise', async () => {
    const [incident, deployment] = await send([
      anIncidentRecord('moved'),
      aDeployment('moved'),
      aFailure('moved', 'moved'),
    ]);
    await send([aDeployment('moved', { environment: 'staging' })]);
    const [fact] = await portal()
      .database('change_failure_fact')
      .where('incident_id', Number(incident.key?.slice(4)))
      .select();
    expect(`DEP-${fact.deployment_id}`).toBe(deployment.key);
    expect(Boolean(fact.production)).toBe(false);
  });
});
