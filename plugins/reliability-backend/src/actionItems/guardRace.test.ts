import { aPortal, Portal } from '../__testUtils__/aPortal';
import { onPostgres } from '../__testUtils__/eachDatabase';

const GATE = 4711;

onPostgres(
  'An edit of an action item while its incident becomes restricted',
  (databases, databaseId) => {
    let portal: Portal;
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId);
      // Holds every edit, and nothing else, just before it writes the item's row.
      await portal.database.raw(`
        create function wait_at_gate() returns trigger language plpgsql as
        'begin perform pg_advisory_xact_lock(${GATE}); return null; end';
        create trigger gate before update of title on action_item
        for each statement execute function wait_at_gate();`);
    });
    afterAll(async () => {
      await portal.stop();
    });

    const editIsWaiting = async (): Promise<void> => {
      const { rows } = await portal.database.raw(
        "select 1 from pg_locks where locktype = 'advisory' and not granted",
      );
      if (rows.length > 0) return;
      await new Promise(resolve => setTimeout(resolve, 20));
      await editIsWaiting();
    };

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

      const gate = await portal.database.transaction();
      await gate.raw(`select pg_advisory_xact_lock(${GATE})`);
      const edited = owner
        .patch(`/action-items/${item.key}`, { title: 'Mend it well' })
        .set('If-Match', '"1"')
        .then(({ status }) => status);
      await editIsWaiting();
      const restricted = owner
        .patch(`/incidents/${incident.key}`, { visibility: 'restricted' })
        .set('If-Match', '"1"')
        .then(({ status }) => status);
      // As far as it comes: it may well have to wait for the edit.
      await Promise.race([
        restricted,
        new Promise(resolve => setTimeout(resolve, 1_000)),
      ]);
      await gate.commit();
      expect([await edited, await restricted]).toEqual([200, 200]);

      await portal
        .as('user:default/outsider')
        .get(`/action-items/${item.key}`)
        .expect(404);
      await owner.get(`/action-items/${item.key}`).expect(200);
    });
  },
);
