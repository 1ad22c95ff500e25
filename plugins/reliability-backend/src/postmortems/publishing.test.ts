import { ErrorBody, Postmortem } from '@afterword/plugin-reliability-common';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aDraft,
  anIncident,
  aProcessAction,
  aWrittenDraft,
  INDEXER,
  patch,
  people,
  publish,
  review,
  step,
  write,
} from './__testUtils__/writers';

eachDatabase('Publishing a postmortem', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });
  const { owner, colleague, outsider, newcomer } = people(() => portal);

  const now = async (key: string): Promise<Postmortem> =>
    (await owner().get(`/postmortems/${key}`).expect(200)).body;
  const failing = (postmortem: Postmortem) =>
    postmortem.gates.flatMap(({ gate, passed }) => (passed ? [] : gate));

  /** A Sev-1 with everything missing that can be. */
  const aBareDraft = async () => {
    const incident = await anIncident(owner(), {
      severity: 'sev1',
      times: { impactStarted: '2026-11-13T14:02:00Z' },
    });
    const draft = await aDraft(owner(), { incidents: [incident.key] });
    return { incident, draft };
  };

  const toReview = async (
    postmortem: { key: string; version: number },
    caller = owner(),
  ) => (await step(caller, postmortem, 'inReview').expect(200)).body;

  /** Published, about a Sev-3; something may be written while it is a draft. */
  const aPublished = async (
    whileDraft?: (key: string) => Promise<unknown>,
  ): Promise<Postmortem> => {
    const incident = await anIncident(owner());
    const { key } = await aWrittenDraft(owner(), { incidents: [incident.key] });
    await whileDraft?.(key);
    return publish(owner(), key);
  };

  /** What a refusal names: each gate with its sentence, and the code that it has for other languages. */
  const refusal = ({ body }: { body: ErrorBody }) =>
    body.error.details?.gates?.map(({ message, ...gate }) => ({
      ...gate,
      code: message?.code,
    }));

  it('is refused with every gate that fails, and done when all is mended', async () => {
    const { incident, draft } = await aBareDraft();
    const { key } = draft;
    const skipped = await step(owner(), draft, 'published').expect(409);
    expect(refusal(skipped)).toEqual([
      {
        gate: 'step',
        problem: 'It cannot go from draft to published; possible: in review',
        code: 'noStep',
      },
    ]);
    const bad = { text: 'Somebody was new', layer: 'people' };
    await owner()
      .post(`/postmortems/${key}/factors`, { ...bad, confidence: 'likely' })
      .expect(201);
    const item = await aProcessAction(owner(), draft, { type: 'detect' });
    const inReview = await toReview(await now(key));
    const refused = await step(owner(), inReview, 'published').expect(409);
    expect(refusal(refused)).toEqual([
      {
        gate: 'fourQuestions',
        problem: 'Not answered yet: What happened, What failed in protocol',
        code: 'notAnswered',
      },
      {
        gate: 'timesKnown',
        problem: `Not known: when ${incident.key} was detected; when the impact of ${incident.key} ended`,
        code: 'notKnown',
      },
      {
        gate: 'factorsHaveEvidence',
        problem: 'One factor has no evidence; add some, or mark it possible',
        code: 'noEvidence',
      },
      {
        gate: 'factorOutsidePeople',
        problem: expect.stringMatching(/^No factor outside people yet/),
        code: 'onlyPeople',
      },
      {
        gate: 'processAction',
        problem: 'No process action is committed yet',
        code: 'noProcessAction',
      },
      {
        gate: 'reviewedFromOutside',
        problem: 'Nobody outside the owning team has been asked to review it',
        code: 'nobodyAsked',
      },
    ]);
    expect((await now(key)).status).toBe('inReview');

    await write(owner(), key, 'whatHappened', 'A limit was lowered.');
    await write(owner(), key, 'recovery', 'By hand.');
    let { version } = incident;
    for (const [kind, at] of [
      ['detected', '2026-11-13T14:13:00Z'],
      ['mitigated', '2026-11-13T14:49:00Z'],
    ]) {
      const answer = await owner()
        .put(`/incidents/${incident.key}/times/${kind}`, { at })
        .set('If-Match', `"${version}"`)
        .expect(200);
      version = answer.body.version;
    }
    const [factor] = (await now(key)).factors;
    await owner()
      .put(`/postmortems/${key}/factors/${factor.id}`, {
        text: 'Nobody had practised it',
        layer: 'process',
        confidence: 'likely',
        evidence: [{ type: 'interview', title: 'On-call' }],
      })
      .set('If-Match', `"${factor.version}"`)
      .expect(200);
    await owner()
      .patch(`/action-items/${item.key}`, { type: 'process' })
      .set('If-Match', `"${item.version}"`)
      .expect(200);
    const asked = await patch(owner(), await now(key), {
      reviewers: ['user:default/outsider'],
    }).expect(200);
    const waiting = await step(owner(), asked.body, 'published').expect(409);
    expect(refusal(waiting)).toEqual([
      {
        gate: 'reviewedFromOutside',
        problem:
          'Not reviewed from outside the owning team yet; asked: outsider',
        code: 'notReviewed',
      },
    ]);
    const reviewed = await review(outsider(), asked.body).expect(200);
    expect(failing(reviewed.body)).toEqual([]);
    const published = await step(owner(), reviewed.body, 'published').expect(
      200,
    );
    expect(published.body).toMatchObject({
      status: 'published',
      confidential: false,
      readers: [],
      commitments: { candidates: 0, total: 1, open: 1, verified: 0 },
    });
    expect(published.body.publishedAt).not.toBeNull();
  }, 120_000);

  it('is refused while the impact is said to have ended before it began', async () => {
    const { key } = await anIncident(owner(), {
      times: {
        impactStarted: '2026-11-13T14:02:00Z',
        detected: '2026-11-13T14:13:00Z',
        mitigated: '2026-11-13T13:49:00Z',
      },
    });
    const draft = await aWrittenDraft(owner(), { incidents: [key] });
    expect(failing(draft)).toContain('timesKnown');
    const inReview = await toReview(draft);
    const refused = await step(owner(), inReview, 'published').expect(409);
    expect(JSON.stringify(refusal(refused))).toContain(
      `when the impact of ${key} ended, as it cannot be`,
    );
  });

  it('is not refused for long because a clock was ahead when the end of impact was told', async () => {
    const ahead = new Date(Date.now() + 30 * 60_000).toISOString();
    const { key, flags } = await anIncident(owner(), {
      times: {
        impactStarted: '2026-11-13T14:02:00Z',
        detected: '2026-11-13T14:13:00Z',
        mitigated: ahead,
      },
    });
    expect(flags).toMatchObject([
      { field: 'mitigated', reason: 'inTheFuture' },
    ]);
    const draft = await aWrittenDraft(owner(), { incidents: [key] });
    expect(failing(draft)).not.toContain('timesKnown');
  });

  it('goes back from review to draft, and by no other way', async () => {
    const draft = await aDraft(owner());
    const inReview = await toReview(draft);
    const back = await step(owner(), inReview, 'draft').expect(200);
    expect(back.body).toMatchObject({ status: 'draft', confidential: true });
    await step(owner(), inReview, 'draft').expect(412);
    const published = await aPublished();
    await step(owner(), published, 'draft').expect(409);
  });

  it('shows the document and its action items to everyone, and says so', async () => {
    const published = await aPublished();
    const { key } = published;
    const seen = await outsider().get(`/postmortems/${key}`).expect(200);
    expect(seen.body.sections).toEqual(published.sections);
    await portal.asService().get(`/postmortems/${key}`).expect(200);
    const items = await outsider().get(`/action-items?postmortem=${key}`);
    expect(items.body.items).toHaveLength(1);
    expect(items.body.items[0]).toMatchObject({
      confidential: false,
      postmortem: { key, title: published.title },
    });
    const kept = await portal
      .database('postmortem')
      .where('id', Number(key.slice(3)))
      .first();
    expect(kept.confidential_id).toBeNull();
  });

  it('leaves a living document that everyone who may can go on editing', async () => {
    const { key } = await aPublished();
    const [section] = (await now(key)).sections;
    const edited = await write(
      outsider(),
      key,
      section.id,
      'A limit was lowered everywhere at once.',
      section.version,
    ).expect(200);
    expect(edited.body).toMatchObject({ status: 'published', editable: true });
    const added = await outsider()
      .post('/action-items', { title: 'One more idea', postmortem: key })
      .expect(201);
    expect(added.body.confidential).toBe(false);
  });

  it('keeps to its former readers what was taken out before', async () => {
    const { key } = await aPublished(draft =>
      write(owner(), draft, 'impact', 'Somebody should have seen it.'),
    );
    await write(owner(), key, 'impact', 'Nobody could pay.', 1).expect(200);
    const listed = async (caller: ReturnType<typeof owner>) =>
      (
        await caller.get(`/postmortems/${key}/revisions`).expect(200)
      ).body.items.map(({ summary }: { summary: string }) => summary);
    expect(await listed(outsider())).toEqual(['Impact', 'Published']);
    expect(await listed(portal.asService())).toEqual(['Impact', 'Published']);
    const everything = [
      'Impact',
      'Published',
      'Sent to review',
      'Impact',
      '1 factor',
      'Created',
    ];
    expect(await listed(owner())).toEqual(everything);
    expect(await listed(colleague())).toEqual(everything);
    const { version } = await now(key);
    const restore = (caller: ReturnType<typeof owner>) =>
      caller
        .post(`/postmortems/${key}/restore`, { revision: 1 })
        .set('If-Match', `"${version}"`);
    await restore(outsider()).expect(400);
    await restore(owner()).expect(200);
  });

  it('shows what was taken out before to nobody who gets a part in it later, or an entity into it', async () => {
    const { key, incidents } = await aPublished(draft =>
      write(owner(), draft, 'impact', 'Somebody should have seen it.'),
    );
    await patch(owner(), await now(key), {
      facilitator: 'user:default/newcomer',
      participants: ['group:default/search-team'],
    }).expect(200);
    const path = `/incidents/${incidents[0].key}`;
    const { body: incident } = await owner().get(path).expect(200);
    await outsider()
      .patch(path, { entities: [{ ref: INDEXER }] })
      .set('If-Match', `"${incident.version}"`)
      .expect(200);
    for (const caller of [outsider(), newcomer()]) {
      const { body } = await caller
        .get(`/postmortems/${key}/revisions`)
        .expect(200);
      expect(
        body.items.map(({ summary }: { summary: string }) => summary),
      ).toEqual(['Facilitator, Participants', 'Published']);
      await caller
        .post(`/postmortems/${key}/restore`, { revision: 4 })
        .set('If-Match', `"${(await now(key)).version}"`)
        .expect(400);
    }
  });
});
