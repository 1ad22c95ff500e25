import { aPortal, Portal } from './__testUtils__/aPortal';
import { eachDatabase } from './__testUtils__/eachDatabase';
import {
  aDraft,
  anIncident,
  CHECKOUT,
  people,
} from './postmortems/__testUtils__/writers';

const GONE = 'component:default/gone';

eachDatabase(
  'An entity that the catalog does not know',
  (databases, databaseId) => {
    let portal: Portal;
    const { owner } = people(() => portal);
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId);
    });
    afterAll(async () => {
      await portal.stop();
    });

    it('is told from one that it knows in incidents and in the postmortems about them', async () => {
      const incident = await anIncident(owner(), {
        entities: [{ ref: CHECKOUT }, { ref: GONE, role: 'origin' }],
      });
      const told = [
        { ref: CHECKOUT, known: true },
        { ref: GONE, known: false },
      ];
      expect(incident.entities).toMatchObject(told);
      const draft = await aDraft(owner(), { incidents: [incident.key] });
      expect(draft.entities).toEqual(told);
      const { body: whole } = await owner().get(`/postmortems/${draft.key}`);
      expect(whole.entities).toEqual(told);
      const { body: list } = await owner().get(
        `/postmortems?incident=${incident.key}`,
      );
      expect(list.items).toMatchObject([{ key: draft.key, entities: told }]);
      const { text } = await owner().get(
        `/postmortems.csv?incident=${incident.key}`,
      );
      expect(text).toContain(`${CHECKOUT} ${GONE}`);
    });

    it('is told from one that it knows in action items', async () => {
      const { body: item } = await owner()
        .post('/action-items', { title: 'Retire it', entity: GONE })
        .expect(201);
      expect(item).toMatchObject({ entity: GONE, entityKnown: false });
      const { body: list } = await owner().get(`/action-items?scope=${GONE}`);
      expect(list.items).toMatchObject([{ entityKnown: false }]);
      const { body: changed } = await owner()
        .patch(`/action-items/${item.key}`, { entity: CHECKOUT })
        .set('If-Match', '"1"')
        .expect(200);
      expect(changed).toMatchObject({ entity: CHECKOUT, entityKnown: true });
      const { body: without } = await owner()
        .patch(`/action-items/${item.key}`, { entity: null })
        .set('If-Match', '"2"')
        .expect(200);
      expect(without).toMatchObject({ entity: null, entityKnown: false });
    });
  },
);
