import { fromKey } from '@afterword/plugin-reliability-common';
import { confidentialTables } from './platform/access/confidentialTables';
import { Portal } from './__testUtils__/aPortal';
import { eachDatabase } from './__testUtils__/eachDatabase';
import { asks, CANARY, Secrets } from './__testUtils__/everyOperation';
import { aPortalThatAllowsAll, strangers } from './__testUtils__/strangers';
import { tablesOf } from './__testUtils__/tablesOf';
import {
  resourceKinds,
  whetherConditionsApply,
} from './__testUtils__/whetherConditionsApply';

const checkout = 'component:default/checkout-api';

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
        failureMode: CANARY,
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
      const withLearning = await owner
        .post(`/postmortems/${draft.body.key}/learnings`, {
          statement: CANARY,
          helped: CANARY,
        })
        .expect(201);
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
      const deployment = await owner.post('/deployments', {
        entity: checkout,
        finished: new Date(Date.now() - 865e5).toISOString(),
      });
      await owner
        .put(
          `/deployments/${deployment.body.key}/failures/${incident.body.key}`,
          { state: 'confirmed' },
        )
        .set('If-Match', '"0"')
        .expect(200);
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
        deployment: deployment.body.key,
        part: withEntry.body.timeline[0].id,
        learning: withLearning.body.learnings[0].key,
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
        `/learnings/${secrets.learning}`,
        `/deployments/${secrets.deployment}`,
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
      const { incident, draft, candidate } = secrets;
      const [incidents, postmortems, actionItems] = resourceKinds;
      const asked = [
        [incidents, 'INC-1'],
        [incidents, incident],
        [postmortems, draft],
        [actionItems, candidate],
      ] as const;
      const answers: string[] = [];
      for (const [kind, key] of asked) {
        answers.push(
          await whetherConditionsApply(portal.asService(), kind, key),
        );
      }
      expect(answers).toEqual(['ALLOW', 'DENY', 'DENY', 'DENY']);
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
