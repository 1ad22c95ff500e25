import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { reviewing } from './__testUtils__/reviewing';

eachDatabase(
  'A series of reviews that is far ahead',
  (databases, databaseId) => {
    const { portal } = aPortalUnderPolicy(databases, databaseId);
    const { owner, planned, step } = reviewing(portal);

    it('plans no review that lists cannot tell of, however often one is cancelled', async () => {
      await planned({
        scope: 'organisation',
        rhythm: {
          repeats: 'yearly',
          first: '2189-12-31',
          time: '14:00',
          zone: 'UTC',
        },
      });
      // Eleven yearly reviews, each cancelled, are in the year 2200, which is no instant on the wire.
      for (let year = 0; year < 11; year += 1) {
        const { body } = await owner()
          .get('/reviews?state=planned')
          .expect(200);
        const [next] = body.items;
        if (next === undefined) break;
        await step(next, 'cancelled', { reason: 'Not this year' });
      }
      const { body } = await owner().get('/reviews').expect(200);
      const years = body.items.map(({ startsAt }: { startsAt: string }) =>
        startsAt.slice(0, 4),
      );
      expect(years).toContain('2199');
      expect(years).not.toContain('2200');
    });
  },
);
