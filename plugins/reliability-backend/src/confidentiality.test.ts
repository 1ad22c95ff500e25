import { fromKey } from '@afterword/plugin-reliability-common';
import { mockServices } from '@backstage/backend-test-utils';
import { notificationService } from '@backstage/plugin-notifications-node';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { confidentialTables } from './platform/access/Access';
import { aPortal, Caller, Portal } from './__testUtils__/aPortal';
import { eachDatabase } from './__testUtils__/eachDatabase';
import { tablesOf } from './__testUtils__/tablesOf';

/** A word that stands in everything confidential and nowhere else. */
const CANARY = 'zanzibarquokka';
const checkout = 'component:default/checkout-api';

/** Keys of confidential things. */
interface Secrets {
  readonly delivery: string;
  readonly incident: string;
  readonly draft: string;
  readonly candidate: string;
  readonly part: string;
}

type Request = ReturnType<Caller['get']>;
type Ask = (
  caller: Caller,
  secrets: Secrets,
) => Request | readonly (() => Request)[];

/**
 * How each operation is asked about what is confidential. An operation of the published contract that is missing here fails the test:
 * whoever adds one decides what it may show.
 */
const asks: Readonly<Record<string, Ask>> = {
  listIncidents: caller =>
    caller.get(`/incidents?limit=200&count=true&q=zanzibar`),
  exportIncidentsCsv: caller => caller.get('/incidents.csv'),
  createIncident: caller =>
    caller.post('/incidents', { title: 'Public', kind: 'drill' }),
  reportNearMiss: caller =>
    caller.post('/near-misses', {
      whatNearlyHappened: 'Public',
      whenNoticed: '2026-01-01T00:00:00Z',
      whatStoppedIt: 'Luck',
    }),
  getIncident: (caller, { incident }) => caller.get(`/incidents/${incident}`),
  updateIncident: (caller, { incident }) =>
    caller
      .patch(`/incidents/${incident}`, { severity: 'sev3' })
      .set('If-Match', '"99"'),
  setIncidentTime: (caller, { incident }) =>
    caller
      .put(`/incidents/${incident}/times/resolved`, { at: null })
      .set('If-Match', '"99"'),
  clearIncidentTime: (caller, { incident }) =>
    caller
      .delete(`/incidents/${incident}/times/resolved`)
      .set('If-Match', '"99"'),
  mergeIncident: (caller, { incident }) =>
    caller
      .post(`/incidents/${incident}/merge`, { into: 'INC-1' })
      .set('If-Match', '"99"'),
  unmergeIncident: (caller, { incident }) =>
    caller.post(`/incidents/${incident}/unmerge`).set('If-Match', '"99"'),
  getIncidentHistory: (caller, { incident }) =>
    caller.get(`/incidents/${incident}/history`),

  listActionItems: caller =>
    caller.get(`/action-items?limit=200&count=true&q=zanzibar`),
  exportActionItemsCsv: caller => caller.get('/action-items.csv'),
  createActionItem: (caller, { draft }) =>
    caller.post('/action-items', { title: 'Public', postmortem: draft }),
  getActionItem: (caller, { candidate }) =>
    caller.get(`/action-items/${candidate}`),
  updateActionItem: (caller, { candidate }) =>
    caller
      .patch(`/action-items/${candidate}`, { type: 'process' })
      .set('If-Match', '"99"'),
  transitionActionItem: (caller, { candidate }) =>
    caller
      .post(`/action-items/${candidate}/transitions`, { to: 'committed' })
      .set('If-Match', '"99"'),
  getActionItemHistory: (caller, { candidate }) =>
    caller.get(`/action-items/${candidate}/history`),

  listPostmortems: caller =>
    caller.get(`/postmortems?limit=200&count=true&q=zanzibar`),
  exportPostmortemsCsv: caller => caller.get('/postmortems.csv'),
  createPostmortem: (caller, { incident }) =>
    caller.post('/postmortems', { title: 'Public', incidents: [incident] }),
  getPostmortem: (caller, { draft }) => caller.get(`/postmortems/${draft}`),
  updatePostmortem: (caller, { draft }) =>
    caller
      .patch(`/postmortems/${draft}`, { title: 'Public' })
      .set('If-Match', '"99"'),
  writePostmortemSection: (caller, { draft }) =>
    caller
      .patch(`/postmortems/${draft}/sections/impact`, { text: 'Public' })
      .set('If-Match', '"99"'),
  transitionPostmortem: (caller, { draft }) =>
    caller
      .post(`/postmortems/${draft}/transitions`, { to: 'inReview' })
      .set('If-Match', '"99"'),
  reviewPostmortem: (caller, { draft }) =>
    caller.post(`/postmortems/${draft}/reviews`).set('If-Match', '"99"'),
  addTimelineEntry: (caller, { draft }) =>
    caller.post(`/postmortems/${draft}/timeline`, { at: null, text: 'x' }),
  updateTimelineEntry: (caller, { draft, part }) =>
    caller
      .put(`/postmortems/${draft}/timeline/${part}`, { at: null, text: 'x' })
      .set('If-Match', '"99"'),
  removeTimelineEntry: (caller, { draft, part }) =>
    caller
      .delete(`/postmortems/${draft}/timeline/${part}`)
      .set('If-Match', '"99"'),
  addFactor: (caller, { draft }) =>
    caller.post(`/postmortems/${draft}/factors`, {
      text: 'x',
      layer: 'process',
    }),
  updateFactor: (caller, { draft, part }) =>
    caller
      .put(`/postmortems/${draft}/factors/${part}`, {
        text: 'x',
        layer: 'process',
      })
      .set('If-Match', '"99"'),
  removeFactor: (caller, { draft, part }) =>
    caller
      .delete(`/postmortems/${draft}/factors/${part}`)
      .set('If-Match', '"99"'),
  listPostmortemRevisions: (caller, { draft }) =>
    caller.get(`/postmortems/${draft}/revisions`),
  restorePostmortemRevision: (caller, { draft }) =>
    caller
      .post(`/postmortems/${draft}/restore`, { revision: 1 })
      .set('If-Match', '"99"'),

  getMetrics: caller => caller.get(`/metrics?scope=${checkout}`),
  importRecords: caller =>
    caller
      .post('/import')
      .set('Content-Type', 'application/x-ndjson')
      .send(
        JSON.stringify({
          type: 'postmortem',
          source: 'wiki',
          externalId: 'secret',
          title: 'Public',
        }),
      ),
  importDocument: caller =>
    ['?dryRun=true', ''].flatMap(query =>
      // Its own name, and one that is made to end in the same words as the owner's.
      ['secret.md', `${' x'.repeat(130)} user:default/owner secret.md`].map(
        externalId => () =>
          caller.post(`/postmortems/import${query}`, {
            externalId,
            content: '# Public\n\n## Impact\n\nNone.\n\n## Actions\n\n- Look',
          }),
      ),
    ),
  exportRecords: caller => caller.get('/export'),

  listDeliveries: caller => caller.get('/deliveries'),
  replayDelivery: (caller, { delivery }) =>
    caller.post(`/deliveries/${delivery}/replay`),
  listSources: caller => caller.get('/sources'),
  listDeadLetters: caller => caller.get('/dead-letters'),
};

eachDatabase(
  'Nothing confidential leaves its circle',
  (databases, databaseId) => {
    let portal: Portal;
    let secrets: Secrets;
    const sent: unknown[] = [];
    const queued: unknown[] = [];

    beforeAll(async () => {
      portal = await aPortal(databases, databaseId, {
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

    describe.each([
      ['an outsider', (from: Portal) => from.as('user:default/outsider')],
      ['a newcomer', (from: Portal) => from.as('user:default/newcomer')],
      ['a service', (from: Portal) => from.asService()],
      ['nobody', (from: Portal) => from.asNobody()],
    ])('to %s', (_who, callerOf) => {
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
