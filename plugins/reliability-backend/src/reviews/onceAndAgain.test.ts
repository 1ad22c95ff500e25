import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { reviewing, weekly } from './__testUtils__/reviewing';

eachDatabase(
  'A series that was once, and is weekly from now on',
  (databases, databaseId) => {
    const { portal } = aPortalUnderPolicy(databases, databaseId);
    const { held, owner, planned, setUpAnew } = reviewing(portal);

    it('has a review ahead, as every series that is not over', async () => {
      await portal().refreshCatalog();
      const first = await planned({
        rhythm: { ...weekly.rhythm, repeats: 'once', first: '2150-01-06' },
      });
      await held(first);
      await setUpAnew(first, {}).expect(200);
      const { body } = await owner()
        .get(`/review-series/${first.series}`)
        .expect(200);
      expect(body.rhythm.repeats).toBe('weekly');
      expect(body.next).not.toBeNull();
    });
  },
);
