import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aDraft,
  anIncident,
  CHECKOUT,
  patch,
  people,
  textsOf,
  write,
} from './__testUtils__/writers';

eachDatabase('Postmortems', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });
  const owner = () => people(portal).owner();
  const colleague = () => people(portal).colleague();

  it('open as a draft that knows already what its incident knows', async () => {
    const incident = await anIncident(owner());
    const created = await owner()
      .post('/postmortems', { incidents: [incident.key] })
      .expect(201);
    expect(created.headers.etag).toBe('"1"');
    expect(created.body).toMatchObject({
      version: 1,
      title: incident.title,
      status: 'draft',
      confidential: true,
      author: 'user:default/owner',
      incidents: [{ key: incident.key, kind: 'incident', severity: 'sev3' }],
      entities: [CHECKOUT],
      startedAt: '2026-11-13T14:02:00Z',
      severity: 'sev3',
      commitments: { total: 0, verified: 0, open: 0 },
      publishedAt: null,
      editable: true,
      readers: [
        { ref: 'group:default/checkout-team', reason: 'owner' },
        { ref: 'user:default/owner', reason: 'author' },
      ],
    });
    expect(
      created.body.timeline.map(
        ({ at, kind, text }: Record<string, string>) => [at, kind, text],
      ),
    ).toEqual([
      ['2026-11-13T14:02:00Z', 'impactStarted', 'Impact started'],
      ['2026-11-13T14:13:00Z', 'detected', 'Detected'],
      ['2026-11-13T14:49:00Z', 'mitigated', 'Mitigated'],
    ]);
    expect(created.body.sections).toHaveLength(10);
    expect(created.body.sections[0]).toEqual({
      id: 'whatHappened',
      text: '',
      version: 0,
      updatedAt: null,
      updatedBy: null,
    });
    const read = await colleague()
      .get(`/postmortems/${created.body.key}`)
      .expect(200);
    expect(read.body).toEqual(created.body);
    const { body } = await owner().get(`/incidents/${incident.key}`);
    expect(body.postmortems).toEqual([
      { key: created.body.key, title: incident.title, status: 'draft' },
    ]);
  });

  it('name the incidents that are not there, and ask for a title when none gives one', async () => {
    const incident = await anIncident(owner());
    const unknown = await owner()
      .post('/postmortems', { incidents: [incident.key, 'INC-999999'] })
      .expect(400);
    expect(unknown.body.error.details.fields).toEqual([
      {
        field: 'body.incidents.1',
        problem: 'does not exist: there is no INC-999999',
      },
    ]);
    const untitled = await owner().post('/postmortems', {}).expect(400);
    expect(untitled.body.error.details.fields[0].field).toBe('body.title');
  });

  it('are opened once, however often the request arrives', async () => {
    const send = (title: string) =>
      owner().post('/postmortems', { title }).set('Idempotency-Key', 'open-1');
    const answers = await Promise.all([send('Once'), send('Once')]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[0].body.key).toBe(answers[1].body.key);
    await send('Something else').expect(409);
  });

  it('let two people write in two sections at the same moment', async () => {
    const { key } = await aDraft(owner(), {
      participants: ['user:default/newcomer'],
    });
    const answers = await Promise.all([
      write(owner(), key, 'whatHappened', 'A limit was lowered.'),
      write(portal.as('user:default/newcomer'), key, 'detection', 'Support.'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const { body } = await owner().get(`/postmortems/${key}`);
    expect(textsOf(body)).toEqual({
      whatHappened: 'A limit was lowered.',
      detection: 'Support.',
    });
    expect(body.version).toBe(3);
    expect(body.sections[0]).toMatchObject({
      version: 1,
      updatedBy: 'user:default/owner',
    });
  });

  it('show the second writer of a section both texts, and overwrite neither', async () => {
    const { key } = await aDraft(owner(), {
      participants: ['user:default/newcomer'],
    });
    await write(owner(), key, 'impact', 'Nobody could pay.').expect(200);
    const late = await write(
      portal.as('user:default/newcomer'),
      key,
      'impact',
      'Some could not pay.',
    ).expect(412);
    expect(late.body.error.details.current).toMatchObject({
      id: 'impact',
      text: 'Nobody could pay.',
      version: 1,
      updatedBy: 'user:default/owner',
    });
    await owner()
      .patch(`/postmortems/${key}/sections/impact`, { text: 'x' })
      .expect(428);
    const many = await Promise.all(
      ['one', 'two', 'three', 'four'].map(text =>
        write(owner(), key, 'impact', text, 1),
      ),
    );
    expect(many.map(({ status }) => status).sort()).toEqual([
      200, 412, 412, 412,
    ]);
  });

  it('keep the timeline in order as lines come, move and go', async () => {
    const incident = await anIncident(owner());
    const draft = await aDraft(owner(), { incidents: [incident.key] });
    const timeline = `/postmortems/${draft.key}/timeline`;
    const added = await owner()
      .post(timeline, {
        at: '2026-11-13T15:04:00+01:00',
        text: 'Slow calls pass 8 seconds',
        evidence: '2 traces',
      })
      .expect(201);
    await owner()
      .post(timeline, { at: null, atText: 'some time later', text: 'Calm' })
      .expect(201);
    const texts = (body: { timeline: { text: string }[] }) =>
      body.timeline.map(({ text }) => text);
    const read = await owner().get(`/postmortems/${draft.key}`);
    expect(texts(read.body)).toEqual([
      'Impact started',
      'Slow calls pass 8 seconds',
      'Detected',
      'Mitigated',
      'Calm',
    ]);
    const line = added.body.timeline[1];
    expect(line.at).toBe('2026-11-13T14:04:00Z');
    const moved = { at: '2026-11-13T14:30:00Z', text: line.text };
    const change = (version: number) =>
      owner()
        .put(`${timeline}/${line.id}`, moved)
        .set('If-Match', `"${version}"`);
    const changed = await change(line.version).expect(200);
    expect(texts(changed.body)[2]).toBe('Slow calls pass 8 seconds');
    expect(changed.body.timeline[2].version).toBe(line.version + 1);
    const late = await change(line.version).expect(412);
    expect(late.body.error.details.current).toMatchObject({
      id: line.id,
      at: '2026-11-13T14:30:00Z',
    });
    const gone = await owner()
      .delete(`${timeline}/${line.id}`)
      .set('If-Match', `"${line.version + 1}"`)
      .expect(200);
    expect(texts(gone.body)).not.toContain(line.text);
    await change(line.version + 1).expect(404);
  });

  it('keep factors with their evidence, and evidence that stays keeps its name', async () => {
    const { key } = await aDraft(owner());
    const factors = `/postmortems/${key}/factors`;
    const trace = { type: 'trace', title: 'A slow payment' };
    const factor = {
      text: 'Retries at three layers multiply the load',
      layer: 'technology',
      confidence: 'likely',
      evidence: [trace, { type: 'interview', title: 'On-call' }],
    };
    const added = await owner().post(factors, factor).expect(201);
    const [stored] = added.body.factors;
    expect(stored).toMatchObject({ ...factor, version: 2 });
    const changed = await owner()
      .put(`${factors}/${stored.id}`, {
        ...factor,
        confidence: 'established',
        evidence: [
          { type: 'log', title: 'Limits', url: 'https://logs.example/1' },
          trace,
        ],
      })
      .set('If-Match', `"${stored.version}"`)
      .expect(200);
    const [now] = changed.body.factors;
    expect(now.evidence.map(({ title }: { title: string }) => title)).toEqual([
      'Limits',
      'A slow payment',
    ]);
    expect(now.evidence[1].id).toBe(stored.evidence[0].id);
    await owner()
      .put(`${factors}/${stored.id}`, {
        ...factor,
        evidence: [{ type: 'log', title: 'x', url: 'javascript:alert(1)' }],
      })
      .set('If-Match', `"${now.version}"`)
      .expect(400);
    const removed = await owner()
      .delete(`${factors}/${stored.id}`)
      .set('If-Match', `"${now.version}"`)
      .expect(200);
    expect(removed.body.factors).toEqual([]);
    expect(
      await portal.database('evidence').where('factor_id', stored.id),
    ).toEqual([]);
  });

  it('add a line or a factor once, however often the request arrives', async () => {
    const { key } = await aDraft(owner());
    const add = (part: string, body: object) =>
      owner()
        .post(`/postmortems/${key}/${part}`, body)
        .set('Idempotency-Key', `add-${part}`)
        .expect(201);
    const line = { at: null, text: 'Somebody called' };
    const factor = { text: 'No load test', layer: 'process' };
    await Promise.all([add('timeline', line), add('timeline', line)]);
    await add('factors', factor);
    const { body } = await add('factors', factor);
    expect([body.timeline.length, body.factors.length]).toEqual([1, 1]);
  });

  it('change title, people and incidents on the version of the whole', async () => {
    const first = await anIncident(owner());
    const second = await anIncident(owner(), {
      severity: 'sev1',
      times: { detected: '2026-11-01T08:00:00Z' },
      entities: [{ ref: 'component:default/basket' }],
    });
    const draft = await aDraft(owner(), { incidents: [first.key] });
    const { body: changed } = await patch(owner(), draft, {
      title: 'Payments and baskets',
      incidents: [first.key, second.key],
      facilitator: 'user:default/Outsider',
      reviewers: ['User:newcomer', 'user:default/newcomer'],
    }).expect(200);
    expect(changed).toMatchObject({
      version: 2,
      title: 'Payments and baskets',
      facilitator: 'user:default/outsider',
      reviewers: ['user:default/newcomer'],
      entities: ['component:default/basket', CHECKOUT],
      startedAt: '2026-11-01T08:00:00Z',
      severity: 'sev1',
    });
    const stale = await patch(owner(), draft, { title: 'Older' }).expect(412);
    expect(stale.body.error.details.current).toMatchObject({
      title: 'Payments and baskets',
      version: 2,
    });
    const history = await portal
      .database('history')
      .where({ resource_kind: 'postmortem', action: 'changed' })
      .orderBy('id', 'desc')
      .first();
    expect(JSON.parse(history.changes)).toMatchObject({
      facilitator: [null, 'user:default/outsider'],
      incidents: [[first.key], [first.key, second.key]],
    });
  });

  it('are as they were when nothing differs', async () => {
    const draft = await aDraft(owner());
    const same = await patch(owner(), draft, { title: draft.title });
    expect(same.body).toEqual(draft);
  });

  it('have a history that says who wrote where, and repeats no text', async () => {
    const { key } = await aDraft(owner());
    await write(owner(), key, 'impact', 'Nobody could pay.').expect(200);
    const [created, wrote] = await portal
      .database('history')
      .where({ resource_kind: 'postmortem', resource_id: Number(key.slice(3)) })
      .orderBy('id');
    expect(created).toMatchObject({ action: 'created', version: 1 });
    expect(wrote).toMatchObject({
      action: 'wrote section',
      version: 2,
      actor: 'user:default/owner',
    });
    expect(JSON.parse(wrote.changes)).toEqual({ 'section.impact': [null, 1] });
    expect(created.confidential_id).not.toBeNull();
    expect(wrote.confidential_id).toBe(created.confidential_id);
  });
});
