import { fromKey } from '@afterword/plugin-reliability-common';
import { Caller, Portal } from './__testUtils__/aPortal';
import { eachDatabase } from './__testUtils__/eachDatabase';
import { asks, CANARY, Secrets } from './__testUtils__/everyOperation';
import { aPortalThatAllowsAll, strangers } from './__testUtils__/strangers';

const checkout = 'component:default/checkout-api';

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
      const { body: deployment } = await owner()
        .post('/deployments', {
          entity: checkout,
          finished: '2026-11-01T09:00:00Z',
        })
        .expect(201);
      await owner()
        .put(`/deployments/${deployment.key}/failures/${incident.key}`, {
          state: 'confirmed',
        })
        .set('If-Match', '"0"')
        .expect(200);
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
      const { body: withLearning } = await owner()
        .post(`${pm}/learnings`, { statement: CANARY })
        .expect(201);
      const [learning] = withLearning.learnings;
      await owner()
        .put(`${pm}/learnings/${learning.id}`, { statement: 'Public' })
        .set('If-Match', `"${learning.version}"`)
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
      const givenUp = {
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
      };
      await portal.database('outbox').insert(
        ['given-up', 'given-up-too'].map(event_id => ({
          ...givenUp,
          event_id,
        })),
      );
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
        deployment: deployment.key,
        part: entry.id,
        learning: learning.key,
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
        const { text } = await caller
          .get(`/postmortems/${published.draft}/revisions/1`)
          .expect(200);
        expect(text).toContain(CANARY);
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
