import { aGate, Gate } from '../__testUtils__/aGate';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { onPostgres } from '../__testUtils__/eachDatabase';
import { untilSomebodyWaits } from '../__testUtils__/untilSomebodyWaits';

onPostgres(
  'An edit of an action item while its incident becomes restricted',
  (databases, databaseId) => {
    let portal: Portal;
    let gate: Gate;
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId);
      gate = await aGate(portal.database, 'update of title on action_item');
    });
    afterAll(async () => {
      await portal.stop();
    });

    it('does not make the item public', async () => {
      const owner = portal.as('user:default/owner');
      const { body: incident } = await owner
        .post('/incidents', {
          title: 'A leak',
          entities: [{ ref: 'component:default/checkout-api' }],
        })
        .expect(201);
      const { body: item } = await owner
        .post('/action-items', { title: 'Mend it', incident: incident.key })
        .expect(201);

      const closed = await gate.close();
      const edited = owner
        .patch(`/action-items/${item.key}`, { title: 'Mend it well' })
        .set('If-Match', '"1"')
        .then(({ status }) => status);
      await untilSomebodyWaits(portal.database);
      const restricted = owner
        .patch(`/incidents/${incident.key}`, { visibility: 'restricted' })
        .set('If-Match', '"1"')
        .then(({ status }) => status);
      // As far as it comes: it may well have to wait for the edit.
      await Promise.race([
        restricted,
        new Promise(resolve => setTimeout(resolve, 1_000)),
      ]);
      await closed.open();
      expect([await edited, await restricted]).toEqual([200, 200]);

      await portal
        .as('user:default/outsider')
        .get(`/action-items/${item.key}`)
        .expect(404);
      await owner.get(`/action-items/${item.key}`).expect(200);
    });
  },
);
