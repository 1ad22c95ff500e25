import {
  incidentReadPermission,
  intakeAdministerPermission,
} from '@afterword/plugin-reliability-common';
import {
  createIncidentConditionalDecision,
  incidentConditions,
  IncidentSource,
} from '@afterword/plugin-reliability-node';
import { InputError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { aSourceModule } from '../__testUtils__/aSourceModule';
import { eachDatabase } from '../__testUtils__/eachDatabase';

/** A producer whose module has a mistake that is mended later. */
const bug = { isMended: false };
const pager: IncidentSource = {
  name: 'pager',
  authenticate: () => true,
  read: ({ body }) => {
    const said = JSON.parse(body.toString('utf8'));
    if (said.externalId === 'new' && !bug.isMended) {
      throw new InputError('A field is not known');
    }
    return [{ title: 'Errors', entities: [], times: {}, ...said }];
  },
};

eachDatabase('What arrived', (databases, databaseId) => {
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    features: [aSourceModule(pager, { ...pager, name: 'quiet' })],
  });

  const admin = () => portal().as('user:default/owner');
  const deliver = async (externalId: string): Promise<string> => {
    const { body } = await portal()
      .asNobody()
      .post('/intake/pager/team')
      .set('Content-Type', 'application/json')
      .send(JSON.stringify({ externalId }))
      .expect(202);
    await portal().triggerTask('reliability:intake');
    return body.id;
  };
  const read = async (path: string) =>
    (await admin().get(path).expect(200)).body;

  it('is listed with what has become of it, page by page, and without what it said', async () => {
    const ids = [
      await deliver('one'),
      await deliver('two'),
      await deliver('three'),
    ];
    const first = await read('/deliveries?limit=2');
    const rest = await read(`/deliveries?limit=2&cursor=${first.page.next}`);
    const listed = [...first.items, ...rest.items];
    expect(listed.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(rest.page.next).toBeUndefined();
    expect(listed.find(({ id }) => id === ids[0])).toEqual({
      id: ids[0],
      source: 'pager',
      channel: 'team',
      receivedAt: expect.any(String),
      state: 'processed',
      attempts: 1,
      nextAttemptAt: null,
      note: null,
      incidents: [expect.stringMatching(/^INC-\d+$/)],
    });
    expect(await read('/deliveries?source=quiet')).toMatchObject({ items: [] });
  });

  it('can be read once more when the mistake is mended', async () => {
    bug.isMended = false;
    const id = await deliver('new');
    const { items } = await read('/deliveries?state=failed,partial');
    expect(items).toEqual([
      expect.objectContaining({ id, note: 'A field is not known' }),
    ]);
    bug.isMended = true;
    await admin().post(`/deliveries/${id}/replay`).expect(202);
    await portal().triggerTask('reliability:intake');
    await admin().post(`/deliveries/${id}/replay`).expect(202);
    await portal().triggerTask('reliability:intake');
    const [replayed] = (await read('/deliveries')).items.filter(
      (each: { id: string }) => each.id === id,
    );
    expect(replayed).toMatchObject({ state: 'processed', note: null });
    expect(replayed.incidents).toHaveLength(1);
    const made = await portal()
      .database('incident')
      .where('external_id', 'new');
    expect(made).toHaveLength(1);
    await admin().post('/deliveries/unknown/replay').expect(404);
  });

  it('is asked for in words that can be stored', async () => {
    const nul = '%00';
    const asked = await admin().get(`/deliveries?source=${nul}`).expect(400);
    expect(asked.body.error.details.fields).toEqual([
      expect.objectContaining({ field: 'query.source.0' }),
    ]);
    await admin().post(`/deliveries/${nul}/replay`).expect(400);
    const arriving = (channel: string) =>
      portal()
        .asNobody()
        .post(`/intake/pager/${channel}`)
        .set('Content-Type', `application/json; of=${'x'.repeat(300)}`)
        .send(JSON.stringify({ externalId: 'worded' }));
    for (const channel of [nul, 'x'.repeat(101)]) {
      const { body } = await arriving(channel).expect(400);
      expect(body.error.details.fields).toEqual([
        expect.objectContaining({ field: 'params.channel' }),
      ]);
    }
    await arriving('team').expect(202);
  });

  it('names an incident to those only who may see it', async () => {
    const id = await deliver('private');
    const keysFor = async (user: string) => {
      const { body } = await portal().as(user).get('/deliveries').expect(200);
      return body.items.find((each: { id: string }) => each.id === id)
        .incidents;
    };
    const [key] = await keysFor('user:default/outsider');
    const changes = [
      { entities: [{ ref: 'component:default/checkout-api' }] },
      { visibility: 'restricted' },
    ];
    for (const [index, change] of changes.entries()) {
      await admin()
        .patch(`/incidents/${key}`, change)
        .set('If-Match', `"${index + 1}"`)
        .expect(200);
    }
    expect(await keysFor('user:default/owner')).toEqual([key]);
    expect(await keysFor('user:default/outsider')).toEqual([]);
  });

  it('names no incident that a policy keeps from whoever asks', async () => {
    const id = await deliver('unmapped');
    const keys = async () => {
      const { items } = await read('/deliveries');
      const { body: replayed } = await admin()
        .post(`/deliveries/${id}/replay`)
        .expect(202);
      await portal().triggerTask('reliability:intake');
      const [listed] = items.filter((each: { id: string }) => each.id === id);
      return [listed.incidents, replayed.incidents];
    };
    const [[key]] = await keys();
    const incident = [key];
    const { hasKind } = incidentConditions;
    const may = (kind: 'incident' | 'drill') => ({
      [incidentReadPermission.name]: createIncidentConditionalDecision(
        incidentReadPermission,
        hasKind({ values: [kind] }),
      ),
    });
    policy.set(may('incident'));
    expect(await keys()).toEqual([incident, incident]);
    policy.set(may('drill'));
    expect(await keys()).toEqual([[], []]);
    policy.set({
      [incidentReadPermission.name]: { result: AuthorizeResult.DENY },
    });
    expect(await keys()).toEqual([[], []]);
  });

  it('is counted for each source', async () => {
    await portal()
      .database('delivery')
      .insert({
        id: 'of-gone',
        source: 'gone',
        channel: 'default',
        dedup_key: 'of-gone',
        content_type: '',
        body: Buffer.from(''),
        state: 'failed',
        attempts: 1,
        received_at: Date.parse('2026-11-01T10:00:00Z'),
      });
    const none = { kept: 0, processed: 0, partial: 0, failed: 0 };
    expect((await read('/sources')).items).toEqual([
      {
        name: 'gone',
        installed: false,
        lastReceivedAt: '2026-11-01T10:00:00Z',
        deliveries: { ...none, failed: 1 },
      },
      {
        name: 'pager',
        installed: true,
        lastReceivedAt: expect.any(String),
        deliveries: expect.objectContaining({ failed: 0 }),
      },
      {
        name: 'quiet',
        installed: true,
        lastReceivedAt: null,
        deliveries: none,
      },
    ]);
  });

  it('shows events that nobody could be told of, and no word of confidential ones', async () => {
    const dead = {
      topic: 'actionItem.assigned',
      state: 'dead',
      attempts: 10,
      created_at: 1000,
      done_by: JSON.stringify(['gone.consumer']),
      last_error: 'it said Zanzibar',
    };
    await portal()
      .database('outbox')
      .insert([
        {
          ...dead,
          event_id: 'open',
          payload: '{"key":"AI-1"}',
          available_at: 1000,
        },
        {
          ...dead,
          event_id: 'closed',
          payload: '{"key":"AI-2"}',
          available_at: 2000,
          confidential_id: 7,
        },
      ]);
    const first = await read('/dead-letters?limit=1');
    const rest = await read(`/dead-letters?cursor=${first.page.next}`);
    const letter = {
      topic: 'actionItem.assigned',
      createdAt: '1970-01-01T00:00:01Z',
      attempts: 10,
      consumers: ['actionItems.notifyOwners'],
    };
    expect([...first.items, ...rest.items]).toEqual([
      { ...letter, id: 'closed', about: null, error: null },
      { ...letter, id: 'open', about: 'AI-1', error: 'it said Zanzibar' },
    ]);

    const { body: replayed } = await admin()
      .post('/dead-letters/closed/replay')
      .expect(202);
    expect(replayed).toEqual({
      ...letter,
      id: 'closed',
      about: null,
      error: null,
    });
    await portal().relayOutbox();
    expect(
      await portal().database('outbox').where('event_id', 'closed'),
    ).toEqual([]);
    await admin().post('/dead-letters/closed/replay').expect(404);
    const left = await read('/dead-letters');
    expect(left.items.map(({ id: one }: { id: string }) => one)).toEqual([
      'open',
    ]);
  });

  it('is for those only who may administer the intake', async () => {
    const id = await deliver('four');
    policy.set({
      [intakeAdministerPermission.name]: { result: AuthorizeResult.DENY },
    });
    const refused = [
      await admin().get('/deliveries'),
      await admin().get('/sources'),
      await admin().get('/dead-letters'),
      await admin().post(`/deliveries/${id}/replay`),
      await admin().post('/dead-letters/open/replay'),
    ];
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 403));
  });
});
