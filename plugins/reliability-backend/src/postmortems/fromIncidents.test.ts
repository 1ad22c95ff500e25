import { Entity } from '@backstage/catalog-model';
import { aPortal, Caller, Portal } from '../__testUtils__/aPortal';
import { anEntity, shop } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aDraft,
  anIncident,
  CHECKOUT,
  INDEXER,
  patch,
  people,
  step,
} from './__testUtils__/writers';

/** Stands in every text that must not get out. */
const CANARY = 'Zanzibar';
const LEGACY = 'component:default/legacy';

eachDatabase(
  'What a postmortem has from its incidents',
  (databases, databaseId) => {
    let portal: Portal;
    let legacy: Entity;
    beforeAll(async () => {
      legacy = anEntity(LEGACY, { owner: 'group:default/checkout-team' });
      portal = await aPortal(databases, databaseId, {
        entities: [...shop, legacy],
      });
    });
    afterAll(async () => {
      await portal.stop();
    });
    const { owner, colleague, outsider, newcomer } = people(() => portal);

    const mayRead = async (caller: Caller, key: string) => {
      const { status } = await caller.get(`/postmortems/${key}`);
      expect([200, 404]).toContain(status);
      return status === 200;
    };

    it('are its readers: the owners of the entities, as the catalog has them now', async () => {
      const incident = await anIncident(owner(), {
        entities: [{ ref: LEGACY }],
      });
      const { key } = await aDraft(newcomer(), { incidents: [incident.key] });
      expect(await mayRead(colleague(), key)).toBe(true);
      expect(await mayRead(outsider(), key)).toBe(false);
      const [owned] = legacy.relations ?? [];
      owned.targetRef = 'group:default/search-team';
      await portal.refreshCatalog();
      expect(await mayRead(colleague(), key)).toBe(false);
      expect(await mayRead(outsider(), key)).toBe(true);
      owned.targetRef = 'group:default/checkout-team';
      await portal.refreshCatalog();
      expect(await mayRead(outsider(), key)).toBe(false);
    });

    it('is as they are: entities, times, severity, merging', async () => {
      const incident = await anIncident(owner());
      const { key } = await aDraft(newcomer(), {
        incidents: [incident.key],
        participants: ['user:default/owner'],
      });
      const found = async (query: string) => {
        const { body } = await newcomer().get(`/postmortems?${query}`);
        return body.items.some((each: { key: string }) => each.key === key);
      };
      const changed = await owner()
        .patch(`/incidents/${incident.key}`, {
          entities: [{ ref: INDEXER }],
          severity: 'sev2',
        })
        .set('If-Match', '"1"')
        .expect(200);
      expect(await mayRead(colleague(), key)).toBe(false);
      expect(await mayRead(outsider(), key)).toBe(true);
      expect(await found(`scope=${INDEXER}`)).toBe(true);
      expect(await found(`scope=${CHECKOUT}`)).toBe(false);
      await owner()
        .put(`/incidents/${incident.key}/times/impactStarted`, {
          at: '2026-01-05T10:00:00Z',
        })
        .set('If-Match', `"${changed.body.version}"`)
        .expect(200);
      const early = 'from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z';
      expect(await found(early)).toBe(true);
      const { body } = await newcomer().get(`/postmortems/${key}`);
      expect(body).toMatchObject({
        version: 1,
        severity: 'sev2',
        startedAt: '2026-01-05T10:00:00Z',
        entities: [{ ref: INDEXER, known: true }],
      });

      const target = await anIncident(owner());
      await owner()
        .post(`/incidents/${incident.key}/merge`, { into: target.key })
        .set('If-Match', `"${changed.body.version + 1}"`)
        .expect(200);
      expect(await mayRead(colleague(), key)).toBe(true);
      const merged = await newcomer().get(`/incidents/${target.key}`);
      expect(
        merged.body.postmortems.map((each: { key: string }) => each.key),
      ).toEqual([key]);
      expect(await found(`incident=${target.key}`)).toBe(true);
    });

    it('tells strangers nothing of a restricted one, even when it is published', async () => {
      const hidden = await anIncident(owner(), {
        title: `${CANARY} leak`,
        visibility: 'restricted',
        entities: [{ ref: LEGACY }],
        severity: 'sev4',
      });
      const open = await anIncident(owner(), { kind: 'nearMiss' });
      const draft = await aDraft(owner(), {
        title: 'What we learned',
        incidents: [hidden.key, open.key],
        sections: {
          whatHappened: 'Words for all.',
          whyItHappened: 'More.',
          recovery: 'More.',
          whatToChange: 'More.',
        },
      });
      await outsider()
        .post('/postmortems', { title: 'Mine', incidents: [hidden.key] })
        .expect(400);
      await owner()
        .post(`/postmortems/${draft.key}/factors`, {
          text: 'A factor',
          layer: 'process',
        })
        .expect(201);
      const { body: item } = await owner()
        .post('/action-items', {
          title: 'Do better',
          type: 'process',
          entity: CHECKOUT,
          due: '2099-01-01',
          acceptanceTest: 'It is better',
          postmortem: draft.key,
        })
        .expect(201);
      await owner()
        .post(`/action-items/${item.key}/transitions`, { to: 'committed' })
        .set('If-Match', '"1"')
        .expect(200);
      const { body: ready } = await owner().get(`/postmortems/${draft.key}`);
      const { body: inReview } = await step(owner(), ready, 'inReview');
      const { body: published } = await step(
        owner(),
        inReview,
        'published',
      ).expect(200);
      expect(published.incidents).toHaveLength(2);

      const { body: seen } = await outsider()
        .get(`/postmortems/${draft.key}`)
        .expect(200);
      expect(seen.incidents.map(({ key }: { key: string }) => key)).toEqual([
        open.key,
      ]);
      expect(seen.entities).toEqual([{ ref: CHECKOUT, known: true }]);
      expect(seen.severity).toBe('sev3');
      for (const query of [`scope=${LEGACY}`, `incident=${hidden.key}`]) {
        const { body } = await outsider().get(`/postmortems?${query}`);
        expect(body.items).toEqual([]);
      }
      const kept = await patch(outsider(), seen, {
        incidents: [open.key],
      }).expect(200);
      expect(kept.body.incidents).toHaveLength(1);
      const whole = await owner().get(`/postmortems/${draft.key}`);
      expect(
        whole.body.incidents.map(({ key }: { key: string }) => key).sort(),
      ).toEqual([hidden.key, open.key].sort());
    });
  },
);
