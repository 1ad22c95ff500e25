import { fromKey } from '@afterword/plugin-reliability-common';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { onPostgres } from '../__testUtils__/eachDatabase';
import { untilSomebodyWaits } from '../__testUtils__/untilSomebodyWaits';
import { aDraft } from './__testUtils__/writers';

const GATE = 4712;

onPostgres(
  'An idea that comes to a draft while it is discarded',
  (databases, databaseId) => {
    let portal: Portal;
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId);
      // Holds discarding, and nothing else, just before the draft is gone.
      await portal.database.raw(`
        create function wait_at_gate() returns trigger language plpgsql as
        'begin perform pg_advisory_xact_lock(${GATE}); return null; end';
        create trigger gate before delete on postmortem
        for each statement execute function wait_at_gate();`);
    });
    afterAll(async () => {
      await portal.stop();
    });

    it('does not become public, and is not left behind', async () => {
      const owner = portal.as('user:default/owner');
      const draft = await aDraft(owner);
      const gate = await portal.database.transaction();
      await gate.raw(`select pg_advisory_xact_lock(${GATE})`);
      const discarded = owner
        .delete(`/postmortems/${draft.key}`)
        .set('If-Match', '"1"')
        .then(({ status }) => status);
      await untilSomebodyWaits(portal.database);
      const created = owner
        .post('/action-items', {
          title: 'A secret idea',
          postmortem: draft.key,
        })
        .then(({ status }) => status);
      await Promise.race([
        created,
        new Promise(resolve => setTimeout(resolve, 500)),
      ]);
      await gate.commit();

      expect(await discarded).toBe(204);
      expect(await created).toBe(404);
      expect(
        await portal
          .database('action_item')
          .where('postmortem_id', fromKey(draft.key)),
      ).toEqual([]);
    });
  },
);
