import { fromKey } from '@afterword/plugin-reliability-common';
import {
  mockServices,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { notificationService } from '@backstage/plugin-notifications-node';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { confidentialTables } from './platform/access/Access';
import { aPortal, Caller, Portal } from './__testUtils__/aPortal';
import { eachDatabase } from './__testUtils__/eachDatabase';
import { asks, CANARY, Secrets } from './__testUtils__/everyOperation';
import { tablesOf } from './__testUtils__/tablesOf';

const checkout = 'component:default/checkout-api';

const strangers: readonly (readonly [string, (from: Portal) => Caller])[] = [
  ['an outsider', from => from.as('user:default/outsider')],
  ['a newcomer', from => from.as('user:default/newcomer')],
  ['a service', from => from.asService()],
  ['nobody', from => from.asNobody()],
];

/** With permissions off: what is left is confidentiality. */
function aPortalThatAllowsAll(
  databases: TestDatabases,
  databaseId: TestDatabaseId,
  sent: unknown[],
): Promise<Portal> {
  return aPortal(databases, databaseId, {
    config: { data: { permission: { enabled: false } } },
    features: [
      mockServices.permissions.factory(),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({
          async send(notification) {
            sent.push(notification);
          },
        }),
      }),
    ],
  });
}

eachDatabase(
  'Nothing confidential leaves its circle',
  (databases, databaseId) => {
    let portal: Portal;
    let secrets: Secrets;
    const sent: unknown[] = [];
    const queued: unknown[] = [];

    beforeAll(async () => {
      portal = await aPortalThatAllowsAll(databases, databaseId, sent);
      portal.database.on('query', ({ sql, bindings }) => {
        if (/^insert into .outbox/.test(sql)) queued.push(bindings);
      });
      const owner = portal.as('user:default/owner');
      const first = await owner.post('/incidents', { title: 'Public' });
      const incident = await owner.post('/incidents', {
        title: CANARY,
        summary: CANARY,
        visibility: 'restricted',
        entities: [{ ref: checkout }],
        times: { impactStarted: new Date(Date.now() - 864e5).toISOString() },
      });
      const draft = await owner.post('/postmortems', {
        title: CANARY,
        incidents: [first.body.key],
        sections: { whatHappened: CANARY },
      });
      const withEntry = await owner.post(
        `/postmortems/${draft.body.key}/timeline`,
        { at: null, text: CANARY },
      );
      const candidate = await owner.post('/action-items', {
        title: CANARY,
        description: CANARY,
        postmortem: draft.body.key,
      });
      await portal
        .as('user:default/owner')
        .post('/import')
        .set('Content-Type', 'application/x-ndjson')
        .send(
          JSON.stringify({
            type: 'postmortem',
            source: 'wiki',
            externalId: 'secret',
            title: CANARY,
          }),
        );
      const delivery = 'a-delivery';
      await portal.database('delivery').insert({
        id: delivery,
        source: 'pager',
        channel: 'default',
        dedup_key: delivery,
        content_type: '',
        body: Buffer.from(CANARY),
        state: 'failed',
        attempts: 1,
        received_at: 1,
        incidents: JSON.stringify([fromKey(incident.body.key)]),
      });
      await owner
        .post('/postmortems/import', {
          externalId: 'secret.md',
          content: `# ${CANARY}\n\n## Lessons\n\n${CANARY}\n\n## Actions\n\n- ${CANARY}`,
        })
        .expect(200);
      secrets = {
        delivery,
        incident: incident.body.key,
        draft: draft.body.key,
        candidate: candidate.body.key,
        part: withEntry.body.timeline[0].id,
      };
    });
    afterAll(async () => {
      await portal.stop();
    });

    it('knows how to ask every operation that the portal publishes', async () => {
      const { body } = await portal.asNobody().get('/openapi.json').expect(200);
      const published = Object.values<Record<string, { operationId: string }>>(
        body.paths,
      )
        .flatMap(path => Object.values(path))
        .map(({ operationId }) => operationId);
      expect(Object.keys(asks).sort()).toEqual(published.sort());
    });

    it('shows its own people what is theirs, so that the canary can be trusted', async () => {
      const owner = portal.as('user:default/owner');
      for (const path of [
        `/incidents/${secrets.incident}`,
        `/postmortems/${secrets.draft}`,
        `/action-items/${secrets.candidate}`,
      ]) {
        const { text } = await owner.get(path).expect(200);
        expect(text).toContain(CANARY);
      }
    });

    describe.each(strangers)('to %s', (_who, callerOf) => {
      it.each(Object.keys(asks))('by %s', async operation => {
        const asked = asks[operation](callerOf(portal), secrets);
        const requests = 'flatMap' in asked ? asked : [() => asked];
        for (const request of requests) {
          const answer = await request();
          const text = `${answer.text ?? ''}${JSON.stringify(answer.headers)}`;
          expect(text.toLowerCase()).not.toContain(CANARY);
          expect(answer.status).not.toBe(500);
          // What is hidden is as good as not there: nothing may conflict with it.
          expect(answer.status).not.toBe(409);
        }
      });
    });

    it('finds and counts nothing for who guesses a key', async () => {
      const { incident, draft, candidate } = secrets;
      for (const caller of [
        portal.as('user:default/outsider'),
        portal.asService(),
      ]) {
        for (const list of [
          `/incidents?q=${incident}`,
          `/postmortems?q=${draft}`,
          `/action-items?q=${candidate}`,
        ]) {
          const { body } = await caller.get(`${list}&count=true`).expect(200);
          expect(body).toEqual({ items: [], page: { total: 0 } });
        }
      }
    });

    it('says the same of it as of what is not there to who asks whether conditions apply', async () => {
      const probe = async (
        type: string,
        permission: string,
        resourceRef: string,
      ) => {
        const resourceType = `reliability-${type}`;
        const { body } = await portal
          .asService()
          .post('/.well-known/backstage/permissions/apply-conditions', {
            items: [
              {
                id: 'probe',
                resourceRef,
                resourceType,
                permission: {
                  type: 'resource',
                  name: `reliability.${permission}.read`,
                  attributes: { action: 'read' },
                  resourceType,
                },
                conditions: {
                  not: {
                    rule: 'HAS_STATUS',
                    resourceType,
                    params: { values: ['verified'] },
                  },
                },
              },
            ],
          })
          .expect(200);
        return body.items[0].result;
      };
      const { incident, draft, candidate } = secrets;
      expect(await probe('incident', 'incident', 'INC-1')).toBe('ALLOW');
      expect(await probe('incident', 'incident', incident)).toBe('DENY');
      expect(await probe('postmortem', 'postmortem', draft)).toBe('DENY');
      expect(await probe('action-item', 'actionItem', candidate)).toBe('DENY');
    });

    it('keeps the word out of what waits to be sent, and of what is sent', async () => {
      expect(queued.length).toBeGreaterThan(3);
      expect(JSON.stringify(queued)).not.toContain(CANARY);
      await portal.relayOutbox();
      expect(JSON.stringify(sent)).not.toContain(CANARY);
    });

    it('marks every table that could tell, so that releasing forgets none', async () => {
      const marked: string[] = [];
      for (const table of await tablesOf(portal.database)) {
        const columns = await portal.database(table).columnInfo();
        if (
          'confidential_id' in columns &&
          !table.startsWith('confidential_')
        ) {
          marked.push(table);
        }
      }
      expect(marked.sort()).toEqual([...confidentialTables].sort());
    });
  },
);

eachDatabase(
  'After publishing, drafting-time text',
  (databases, databaseId) => {
    let portal: Portal;
    let published: Secrets;
    let items: Readonly<Record<'promise' | 'ofIncident', string>>;
    const sent: unknown[] = [];
    const owner = () => portal.as('user:default/owner');
    const colleague = () => portal.as('user:default/colleague');

    /** Changes something as it is now. */
    const change = async (
      method: 'post' | 'patch',
      thing: string,
      body: object,
      path = '',
    ) => {
      const { body: now } = await owner().get(thing).expect(200);
      await owner()
        [method](`${thing}${path}`, body)
        .set('If-Match', `"${now.version}"`)
        .expect(200);
    };
    const anItem = async (over: object): Promise<string> => {
      const { body } = await owner()
        .post('/action-items', {
          title: CANARY,
          description: CANARY,
          due: '2027-01-01',
          owner: 'user:default/colleague',
          acceptanceTest: 'A drill',
          ...over,
        })
        .expect(201);
      return body.key;
    };
    const publicly = { title: 'Public', description: 'Public' };

    beforeAll(async () => {
      portal = await aPortalThatAllowsAll(databases, databaseId, sent);
      const { body: incident } = await owner()
        .post('/incidents', {
          title: CANARY,
          summary: CANARY,
          kind: 'nearMiss',
          visibility: 'restricted',
          entities: [{ ref: checkout }],
          times: { detected: '2026-11-01T10:00:00Z' },
        })
        .expect(201);
      const { body: draft } = await owner()
        .post('/postmortems', {
          title: CANARY,
          incidents: [incident.key],
          sections: { whatHappened: CANARY },
        })
        .expect(201);
      const pm = `/postmortems/${draft.key}`;
      const { body: withEntry } = await owner()
        .post(`${pm}/timeline`, { at: null, text: CANARY })
        .expect(201);
      const entry = withEntry.timeline.find(
        ({ text }: { text: string }) => text === CANARY,
      );
      await owner()
        .delete(`${pm}/timeline/${entry.id}`)
        .set('If-Match', `"${entry.version}"`)
        .expect(200);
      const candidate = await anItem({ postmortem: draft.key });
      items = {
        promise: await anItem({ postmortem: draft.key }),
        ofIncident: await anItem({ incident: incident.key }),
      };
      await change('patch', `/action-items/${candidate}`, publicly);
      for (const item of Object.values(items)) {
        const path = `/action-items/${item}`;
        await change('patch', path, { description: `${CANARY}.` });
        await change('post', path, { to: 'committed' }, '/transitions');
        await change('patch', path, publicly);
      }
      await portal.database('outbox').insert({
        event_id: 'given-up',
        topic: 'postmortem.updated',
        payload: JSON.stringify({ key: draft.key }),
        state: 'dead',
        attempts: 10,
        available_at: 1,
        created_at: 1,
        done_by: '[]',
        last_error: `insert into x values ('${CANARY}')`,
        confidential_id: (
          await portal
            .database('postmortem')
            .where('id', fromKey(draft.key))
            .first()
        ).confidential_id,
      });
      await change('patch', pm, { title: 'Public' });
      const section = { text: 'Public' };
      await owner()
        .patch(`${pm}/sections/whatHappened`, section)
        .set('If-Match', '"1"')
        .expect(200);
      await change('post', pm, { to: 'inReview' }, '/transitions');
      await change('post', pm, { to: 'published' }, '/transitions');
      await change('patch', `/incidents/${incident.key}`, {
        title: 'Public',
        summary: 'Public',
        visibility: 'everyone',
      });
      await portal.relayOutbox();
      await change('patch', pm, { participants: ['user:default/newcomer'] });
      await portal.database('delivery').insert({
        id: 'a-delivery',
        source: 'pager',
        channel: 'default',
        dedup_key: 'a-delivery',
        content_type: '',
        body: Buffer.from(CANARY),
        state: 'failed',
        attempts: 1,
        received_at: 1,
        incidents: JSON.stringify([fromKey(incident.key)]),
      });
      published = {
        delivery: 'a-delivery',
        incident: incident.key,
        draft: draft.key,
        candidate,
        part: entry.id,
      };
    });
    afterAll(async () => {
      await portal.stop();
    });

    it('stays with the drafting circle, which goes on seeing what there was', async () => {
      for (const caller of [owner(), colleague()]) {
        for (const path of [
          `/incidents/${published.incident}`,
          `/action-items/${published.candidate}`,
          `/action-items/${items.promise}`,
          `/action-items/${items.ofIncident}`,
        ]) {
          const { text } = await caller.get(`${path}/history`).expect(200);
          expect(text).toContain(CANARY);
        }
        const { body } = await caller
          .get(`/postmortems/${published.draft}/revisions`)
          .expect(200);
        expect(
          body.items.map(({ summary }: { summary: string }) => summary),
        ).toContain('Created');
      }
    });

    describe.each(strangers)('is kept from %s', (_who, callerOf) => {
      it.each(Object.keys(asks))('by %s', async operation => {
        for (const candidate of [
          published.candidate,
          ...Object.values(items),
        ]) {
          const things = { ...published, candidate };
          const asked = asks[operation](callerOf(portal), things);
          for (const request of 'flatMap' in asked ? asked : [() => asked]) {
            const answer = await request();
            expect(answer.text ?? '').not.toContain(CANARY);
            expect(answer.status).not.toBe(500);
          }
        }
      });
    });

    it('is brought back by nobody who joined later', async () => {
      const path = `/postmortems/${published.draft}`;
      const restore = async (caller: Caller) => {
        const { body: now } = await caller.get(path).expect(200);
        return caller
          .post(`${path}/restore`, { revision: 1 })
          .set('If-Match', `"${now.version}"`);
      };
      for (const [, callerOf] of strangers.slice(0, 3)) {
        const { status, text } = await restore(callerOf(portal));
        expect(status).toBe(400);
        expect(text).not.toContain(CANARY);
      }
      expect((await restore(colleague())).status).toBe(200);
    });

    it('is not what anybody is sent', () => {
      expect(JSON.stringify(sent)).not.toContain(CANARY);
    });
  },
);
