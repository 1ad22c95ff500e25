import { aPortal, Caller, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { eventsDuring } from '../__testUtils__/eventsDuring';

const CHECKOUT = 'component:default/checkout-api';
const INDEXER = 'component:default/search-indexer';

eachDatabase(
  'An import that changes incidents, silently',
  (databases, databaseId) => {
    let portal: Portal;
    let number = 0;
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId);
    });
    afterAll(async () => {
      await portal.stop();
    });
    const ofCheckout = () => portal.as('user:default/colleague');
    const ofSearch = () => portal.as('user:default/outsider');
    /** Owns nothing, so that a draft of theirs is read by others for its incident only. */
    const writer = () => portal.as('user:default/newcomer');

    const bringIn = async (
      record: object,
      who = portal.asService(),
    ): Promise<string> => {
      const { text } = await who
        .post('/import')
        .set('Content-Type', 'application/x-ndjson')
        .send(JSON.stringify({ type: 'incident', source: 'acme', ...record }))
        .buffer(true)
        .expect(200);
      const [report] = text.split('\n');
      expect(JSON.parse(report)).toMatchObject({ errors: [] });
      return JSON.parse(report).key;
    };
    /** An incident of the checkout's that came from elsewhere, and what somebody writes about it. */
    const anImported = async (over: object = {}) => {
      number += 1;
      const record = {
        externalId: `silent-${number}`,
        title: 'Card payments failed',
        severity: 'sev3',
        entities: [{ ref: CHECKOUT }],
        ...over,
      };
      const incident = await bringIn(record);
      const { body: draft } = await writer()
        .post('/postmortems', { title: 'Why', incidents: [incident] })
        .expect(201);
      const { body: idea } = await writer()
        .post('/action-items', { title: 'Do better', postmortem: draft.key })
        .expect(201);
      return { record, incident, draft, idea };
    };
    const mayRead = async (caller: Caller, path: string) =>
      (await caller.get(path)).status === 200;

    it('takes the new owners into the circle of a draft and its ideas, and the old ones out of it', async () => {
      const { record, draft, idea } = await anImported();
      const paths = [`/postmortems/${draft.key}`, `/action-items/${idea.key}`];
      for (const path of paths) {
        expect(await mayRead(ofCheckout(), path)).toBe(true);
        expect(await mayRead(ofSearch(), path)).toBe(false);
      }
      const events = await eventsDuring(portal.database, () =>
        bringIn({ ...record, entities: [{ ref: INDEXER }] }),
      );
      expect(events).toBe(0);
      for (const path of paths) {
        expect(await mayRead(ofCheckout(), path)).toBe(false);
        expect(await mayRead(ofSearch(), path)).toBe(true);
        expect(await mayRead(writer(), path)).toBe(true);
      }
    });

    it('lets a person add and remove only what they could as a reader of the draft', async () => {
      const { record, draft } = await anImported();
      const path = `/postmortems/${draft.key}`;
      await bringIn({ ...record, entities: [{ ref: INDEXER }] }, ofSearch());
      expect(await mayRead(ofSearch(), path)).toBe(false);
      expect(await mayRead(ofCheckout(), path)).toBe(true);
      await bringIn({ ...record, entities: [] }, ofCheckout());
      await bringIn({ ...record, entities: [{ ref: INDEXER }] }, writer());
      expect(await mayRead(ofSearch(), path)).toBe(true);
    });

    it('keeps out whom a stranger has named, when its record names no entities', async () => {
      const { record, incident, draft } = await anImported();
      await ofSearch()
        .patch(`/incidents/${incident}`, {
          entities: [{ ref: CHECKOUT }, { ref: INDEXER }],
        })
        .set('If-Match', '"1"')
        .expect(200);
      const { entities, ...rest } = record;
      await bringIn({ ...rest, severity: 'sev1' });
      const path = `/postmortems/${draft.key}`;
      expect(await mayRead(ofSearch(), path)).toBe(false);
      expect(await mayRead(ofCheckout(), path)).toBe(true);
    });

    it('lets lists find a postmortem by what its incident is now', async () => {
      const { record, draft } = await anImported();
      await bringIn({
        ...record,
        severity: 'sev1',
        entities: [{ ref: INDEXER }],
        times: { impactStarted: '2026-01-05T10:00:00Z' },
      });
      const { body } = await writer()
        .get(
          `/postmortems?scope=${INDEXER}&from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z`,
        )
        .expect(200);
      expect(body.items).toEqual([
        expect.objectContaining({
          key: draft.key,
          severity: 'sev1',
          startedAt: '2026-01-05T10:00:00Z',
        }),
      ]);
    });

    it('lets what was promised about a restricted incident follow its readers', async () => {
      const record = {
        externalId: 'silent-restricted',
        title: 'Keys were exposed',
        visibility: 'restricted',
        entities: [{ ref: CHECKOUT }],
      };
      const incident = await bringIn(record);
      const { body: idea } = await ofCheckout()
        .post('/action-items', {
          title: 'Rotate the keys',
          type: 'prevent',
          owner: 'user:default/owner',
          due: '2099-01-01',
          acceptanceTest: 'The old ones are refused',
          incident,
        })
        .expect(201);
      await ofCheckout()
        .post(`/action-items/${idea.key}/transitions`, { to: 'committed' })
        .set('If-Match', '"1"')
        .expect(200);
      const promise = `/action-items/${idea.key}`;
      expect(await mayRead(ofSearch(), promise)).toBe(false);
      await bringIn({ ...record, entities: [{ ref: INDEXER }] });
      expect(await mayRead(ofSearch(), promise)).toBe(true);
      expect(await mayRead(ofCheckout(), promise)).toBe(false);
      expect(await mayRead(portal.as('user:default/owner'), promise)).toBe(
        true,
      );
    });

    it('changes nobody’s circle on a dry run', async () => {
      const { record, draft } = await anImported();
      await portal
        .asService()
        .post('/import?dryRun=true')
        .set('Content-Type', 'application/x-ndjson')
        .send(
          JSON.stringify({
            type: 'incident',
            source: 'acme',
            ...record,
            entities: [{ ref: INDEXER }],
          }),
        )
        .buffer(true)
        .expect(200);
      expect(await mayRead(ofCheckout(), `/postmortems/${draft.key}`)).toBe(
        true,
      );
      expect(await mayRead(ofSearch(), `/postmortems/${draft.key}`)).toBe(
        false,
      );
    });
  },
);
