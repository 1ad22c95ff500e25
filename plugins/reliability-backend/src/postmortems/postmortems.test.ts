import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aDraft,
  anIncident,
  CHECKOUT,
  patch,
  people,
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
  const { owner, colleague } = people(() => portal);

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
      entities: [{ ref: CHECKOUT, known: true }],
      startedAt: '2026-11-13T14:02:00Z',
      severity: 'sev3',
      commitments: { candidates: 0, total: 0, verified: 0, open: 0 },
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
    expect(read.body).toEqual({ ...created.body, discardable: false });
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
      entities: [
        { ref: 'component:default/basket', known: true },
        { ref: CHECKOUT, known: true },
      ],
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
