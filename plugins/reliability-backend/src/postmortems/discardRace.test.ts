import { fromKey } from '@afterword/plugin-reliability-common';
import { aGate, Gate } from '../__testUtils__/aGate';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { onPostgres } from '../__testUtils__/eachDatabase';
import { untilSomebodyWaits } from '../__testUtils__/untilSomebodyWaits';
import { aDraft } from './__testUtils__/writers';

onPostgres(
  'An idea that comes to a draft while it is discarded',
  (databases, databaseId) => {
    let portal: Portal;
    let gate: Gate;
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId);
      gate = await aGate(portal.database, 'delete on postmortem');
    });
    afterAll(async () => {
      await portal.stop();
    });

    it('does not become public, and is not left behind', async () => {
      const owner = portal.as('user:default/owner');
      const draft = await aDraft(owner);
      const closed = await gate.close();
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
      await closed.open();

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
