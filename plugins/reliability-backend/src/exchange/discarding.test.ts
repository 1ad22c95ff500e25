import { fromKey } from '@afterword/plugin-reliability-common';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { recordSender } from './__testUtils__/recordSender';
import {
  aDraft,
  anIncident,
  aProcessAction,
  CHECKOUT,
  discard,
  people,
  step,
  write,
} from '../postmortems/__testUtils__/writers';

eachDatabase('Discarding a draft', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });
  const { owner, colleague, outsider, newcomer } = people(() => portal);
  const send = recordSender(() => portal);
  let count = 0;
  const now = async (key: string) =>
    (await owner().get(`/postmortems/${key}`).expect(200)).body;
  const aCandidate = async (postmortem: string) =>
    (
      await owner()
        .post('/action-items', { title: 'Test the limits', postmortem })
        .expect(201)
    ).body;

  it('takes everything of it with it, and frees its incidents', async () => {
    const incident = await anIncident(owner());
    const { key } = await aDraft(owner(), {
      incidents: [incident.key],
      participants: ['user:default/newcomer'],
      sections: { impact: 'Nobody could pay.' },
    });
    await owner()
      .post(`/postmortems/${key}/timeline`, { at: null, text: 'A call' })
      .expect(201);
    await owner()
      .post(`/postmortems/${key}/factors`, {
        text: 'No load test',
        layer: 'process',
        evidence: [{ type: 'log', title: 'Runs' }],
      })
      .expect(201);
    await owner()
      .post(`/postmortems/${key}/learnings`, { statement: 'Test limits' })
      .expect(201);
    const candidate = await aCandidate(key);
    await portal.relayOutbox();
    const { status, text } = await discard(owner(), await now(key));
    expect([status, text]).toEqual([204, '']);

    for (const path of [
      `/postmortems/${key}`,
      `/postmortems/${key}/revisions`,
      `/action-items/${candidate.key}`,
      `/action-items/${candidate.key}/history`,
    ]) {
      await owner().get(path).expect(404);
    }
    const { body: free } = await owner().get(`/incidents/${incident.key}`);
    expect(free.postmortems).toEqual([]);
    await aDraft(owner(), { incidents: [incident.key] });

    const id = fromKey(key);
    for (const table of [
      'postmortem_incident',
      'postmortem_entity',
      'postmortem_person',
      'postmortem_review',
      'postmortem_section',
      'postmortem_revision',
      'timeline_entry',
      'factor',
      'learning',
    ]) {
      expect(
        await portal.database(table).where('postmortem_id', id),
      ).toHaveLength(0);
    }
    expect(
      await portal
        .database('action_item_fact')
        .where('action_item_id', fromKey(candidate.key)),
    ).toHaveLength(0);
  });

  it('leaves in the history that it was, and tells others, for its circle only', async () => {
    const draft = await aDraft(owner(), { title: 'A secret' });
    const candidate = await aCandidate(draft.key);
    const circle = await portal
      .database('postmortem')
      .where('id', fromKey(draft.key))
      .first('confidential_id');
    const queued: unknown[][] = [];
    const listen = ({
      sql,
      bindings,
    }: {
      sql: string;
      bindings: unknown[];
    }) => {
      if (/^insert into .outbox/.test(sql)) queued.push(bindings.map(String));
    };
    portal.database.on('query', listen);
    await discard(owner(), await now(draft.key)).expect(204);
    portal.database.removeListener('query', listen);

    const history = (kind: string, key: string) =>
      portal
        .database('history')
        .where({ resource_kind: kind, resource_id: fromKey(key) })
        .orderBy('id', 'desc')
        .first('action', 'actor', 'changes', 'confidential_id');
    const gone = await history('postmortem', draft.key);
    expect(gone).toMatchObject({
      action: 'discarded',
      actor: 'user:default/owner',
      ...circle,
    });
    expect(JSON.parse(gone.changes)).toMatchObject({
      title: ['A secret', null],
      status: ['draft', null],
    });
    expect(await history('actionItem', candidate.key)).toMatchObject({
      action: 'discarded',
      ...circle,
    });
    const told = queued.filter(event =>
      event.some(part => /\.discarded$/.test(String(part))),
    );
    expect(told).toHaveLength(2);
    for (const event of told) {
      expect(event).toContain(String(circle.confidential_id));
      expect(event.join()).not.toContain('secret');
    }
  });

  it('is for its author, and for nobody who only takes part or is a stranger', async () => {
    const incident = await anIncident(outsider());
    const draft = await aDraft(newcomer(), {
      participants: ['user:default/outsider'],
    });
    await discard(owner(), draft).expect(404);
    await discard(portal.asService(), draft).expect(404);
    const { body: taken } = await outsider()
      .patch(`/postmortems/${draft.key}`, {
        facilitator: 'user:default/outsider',
        incidents: [incident.key],
      })
      .set('If-Match', `"${draft.version}"`)
      .expect(200);
    expect(taken).toMatchObject({ editable: true, discardable: false });
    const refused = await discard(outsider(), taken).expect(403);
    expect(refused.body.error.message).toMatch(/ is discarded by its author$/);
    const { body } = await newcomer().get(`/postmortems/${draft.key}`);
    expect(body.discardable).toBe(true);
    await discard(newcomer(), body).expect(204);
  });

  it('is for its facilitator and who owns what it is about where no person wrote it', async () => {
    const imported = async () => {
      const externalId = `W-${(count += 1)}`;
      const incident = {
        type: 'incident',
        source: 'wiki',
        externalId,
        title: 'Card payments failed',
        entities: [{ ref: CHECKOUT }],
      };
      const [, { key }] = await send(
        [
          incident,
          {
            type: 'postmortem',
            source: 'wiki',
            externalId,
            title: 'Card payments failed',
            facilitator: 'user:default/newcomer',
            participants: ['user:default/outsider'],
            incidents: [{ source: 'wiki', externalId }],
          },
        ],
        { as: portal.asService() },
      );
      return now(String(key));
    };
    const draft = await imported();
    const { body: seen } = await outsider().get(`/postmortems/${draft.key}`);
    expect(seen).toMatchObject({ editable: true, discardable: false });
    const refused = await discard(outsider(), draft).expect(403);
    expect(refused.body.error.message).toMatch(
      / is discarded by its facilitator or who owns/,
    );
    await discard(newcomer(), draft).expect(204);
    await discard(colleague(), await imported()).expect(204);
  });

  it('is based on what one has seen', async () => {
    const draft = await aDraft(owner());
    await owner().delete(`/postmortems/${draft.key}`).expect(428);
    await write(owner(), draft.key, 'impact', 'Nobody could pay.').expect(200);
    const stale = await discard(owner(), draft).expect(412);
    expect(stale.body.error.details.current.version).toBe(2);
    await discard(owner(), await now(draft.key)).expect(204);
    await discard(owner(), draft).expect(404);
  });

  it('leaves what somebody has promised, and what is published', async () => {
    const incident = await anIncident(owner());
    const draft = await aDraft(owner(), {
      incidents: [incident.key],
      sections: {
        impact: 'Nobody could pay.',
        whyItHappened: 'No load test.',
        recovery: 'By hand.',
        whatToChange: 'Test.',
      },
    });
    const item = await aProcessAction(owner(), draft);
    const refused = await discard(owner(), draft).expect(409);
    expect(refused.body.error.details.gates).toEqual([
      {
        gate: 'discard',
        problem: `${item.key} was promised, and stays with it`,
        message: {
          code: 'promised',
          values: { items: item.key, count: 1 },
        },
      },
    ]);
    await owner().post(`/postmortems/${draft.key}/factors`, {
      text: 'No load test',
      layer: 'process',
    });
    const ready = await step(owner(), await now(draft.key), 'inReview');
    const { body: published } = await step(
      owner(),
      ready.body,
      'published',
    ).expect(200);
    expect(published.discardable).toBe(false);
    const kept = await discard(owner(), published).expect(409);
    expect(kept.body.error.details.gates[0].problem).toMatch(
      /^It is published/,
    );
    await owner().get(`/postmortems/${draft.key}`).expect(200);
  });
});
