import { aPortal, Portal } from '../../__testUtils__/aPortal';
import { onPostgres } from '../../__testUtils__/eachDatabase';
import { untilSomebodyWaits } from '../../__testUtils__/untilSomebodyWaits';
import { INDEXER } from '../../postmortems/__testUtils__/writers';
import { asking } from './__testUtils__/asking';

onPostgres(
  'An answer while somebody hands out turns',
  (databases, databaseId) => {
    let portal: Portal;
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId);
    });
    afterAll(async () => {
      await portal.stop();
    });
    const { answer, ask, asksOf, learned } = asking(() => portal);
    const outsider = () => portal.as('user:default/outsider');

    it('waits with nothing in its hands that they may want to write', async () => {
      await portal.refreshCatalog();
      await learned('Jitter');
      await ask('Jitter', INDEXER);
      const [question] = await asksOf(outsider(), INDEXER);
      const tx = await portal.database.transaction();
      await tx('asking_turn').forUpdate().select('id');
      const answered = answer(outsider(), question, {
        state: 'doesNotApply',
        note: 'It has no queue',
      }).then(({ status }) => status);
      await untilSomebodyWaits(portal.database, 1);
      await tx.raw(`set local lock_timeout = '200ms'`);
      const wrote = await tx('learning_application')
        .where('entity_ref', INDEXER)
        .update({ score: 2 })
        .catch(String);
      await (tx.isCompleted() ? undefined : tx.commit());
      expect([wrote, await answered]).toEqual([1, 200]);
    });
  },
);
