import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aDraft,
  anIncident,
  people,
  textsOf,
  write,
} from './__testUtils__/writers';

eachDatabase('The parts of a postmortem', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });
  const { owner } = people(() => portal);

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
        evidence: [{ type: 'log', title: 'x', url: 'data:text/html,x' }],
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

  it('call no factor established that rests on nothing', async () => {
    const { key } = await aDraft(owner());
    const factors = `/postmortems/${key}/factors`;
    const factor = { text: 'No load test', layer: 'process' };
    const bare = { ...factor, confidence: 'established' };
    const { body: refused } = await owner().post(factors, bare).expect(400);
    expect(refused.error.details.fields).toEqual([
      {
        field: 'body.evidence',
        problem: expect.stringMatching(/^must have a piece at least/),
      },
    ]);
    const { body } = await owner()
      .post(factors, { ...factor, confidence: 'likely' })
      .expect(201);
    const [{ id, version }] = body.factors;
    await owner()
      .put(`${factors}/${id}`, bare)
      .set('If-Match', `"${version}"`)
      .expect(400);
    await owner()
      .put(`${factors}/${id}`, {
        ...bare,
        evidence: [{ type: 'interview', title: 'On-call' }],
      })
      .set('If-Match', `"${version}"`)
      .expect(200);
  });

  it('keep learnings, each changed and taken out on its own version', async () => {
    const { key } = await aDraft(owner());
    const learnings = `/postmortems/${key}/learnings`;
    const learning = {
      statement: 'Retries without jitter turn a blip into an outage',
      failureMode: 'retry-storm',
      appliesTo: 'Whatever calls a shared service',
      helped: 'A retry budget of 10 %',
      didNotHelp: 'Longer timeouts',
    };
    const added = await owner().post(learnings, learning).expect(201);
    const [stored] = added.body.learnings;
    expect(stored).toEqual({
      ...learning,
      id: expect.any(String),
      key: expect.stringMatching(/^LRN-/),
      version: 2,
    });
    const bare = await owner()
      .post(learnings, { statement: 'Queues hide it' })
      .expect(201);
    expect(bare.body.learnings).toMatchObject([
      stored,
      { failureMode: null, appliesTo: '', helped: '', didNotHelp: '' },
    ]);
    const change = (version: number) =>
      owner()
        .put(`${learnings}/${stored.id}`, { ...learning, helped: 'A budget' })
        .set('If-Match', `"${version}"`);
    const changed = await change(stored.version).expect(200);
    const [now, untouched] = changed.body.learnings;
    expect(now).toEqual({ ...stored, helped: 'A budget', version: 3 });
    expect(untouched.version).toBe(3);
    const late = await change(stored.version).expect(412);
    const { key: _known, ...said } = now;
    expect(late.body.error.details.current).toEqual(said);
    await owner().put(`${learnings}/${stored.id}`, learning).expect(428);
    const removed = await owner()
      .delete(`${learnings}/${stored.id}`)
      .set('If-Match', `"${now.version}"`)
      .expect(200);
    expect(removed.body.learnings).toEqual([untouched]);
    await change(now.version).expect(404);
  });

  it('take no learning that says nothing, and none that is too long', async () => {
    const { key } = await aDraft(owner());
    for (const [fields, field] of [
      [{ statement: ' \n' }, 'body.statement'],
      [{ statement: 'x'.repeat(1_001) }, 'body.statement'],
      [{ statement: 'x', appliesTo: 'x'.repeat(1_001) }, 'body.appliesTo'],
      [{ statement: 'x', helped: 'x'.repeat(4_001) }, 'body.helped'],
      [{ statement: 'x', failureMode: '' }, 'body.failureMode'],
    ] as const) {
      const { body } = await owner()
        .post(`/postmortems/${key}/learnings`, fields)
        .expect(400);
      expect(body.error.details.fields).toMatchObject([{ field }]);
    }
  });

  it('hold twenty learnings, and say so to whoever adds another', async () => {
    const { key } = await aDraft(owner());
    const add = (statement: string) =>
      owner().post(`/postmortems/${key}/learnings`, { statement });
    for (let count = 0; count < 20; count++) {
      await add(`Learning ${count}`).expect(201);
    }
    const { body } = await add('One more').expect(409);
    expect(body.error.message).toBe(
      'The postmortem holds 20 learnings already; take some out first',
    );
  });

  it('add a line, a factor or a learning once, however often the request arrives', async () => {
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
    await add('factors', factor);
    await add('learnings', { statement: 'Test limits' });
    const { body } = await add('learnings', { statement: 'Test limits' });
    expect([
      body.timeline.length,
      body.factors.length,
      body.learnings.length,
    ]).toEqual([1, 1, 1]);
  });
});
