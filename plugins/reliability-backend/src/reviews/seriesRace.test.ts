import {
  RESOURCE_TYPE_REVIEW,
  reviewUpdatePermission,
} from '@afterword/plugin-reliability-common';
import { onCondition } from '../__testUtils__/aPolicy';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { onPostgres } from '../__testUtils__/eachDatabase';
import { untilSomebodyWaits } from '../__testUtils__/untilSomebodyWaits';
import { reviewing } from './__testUtils__/reviewing';

onPostgres(
  'A series of reviews, whose last review begins meanwhile',
  (databases, databaseId) => {
    const { policy, portal } = aPortalUnderPolicy(databases, databaseId);
    const { endOrResume, planned, setUpAnew } = reviewing(portal);

    beforeAll(() => portal().refreshCatalog());

    it.each([
      ['set up anew', (of: { series: number }) => setUpAnew(of, {})],
      [
        'ended',
        (of: { series: number }) =>
          endOrResume(of, 1, { to: 'ended', reason: 'No more' }),
      ],
    ])('is not %s by whoever may not change that', async (_, write) => {
      const review = await planned();
      policy.set({
        [reviewUpdatePermission.name]: onCondition(
          RESOURCE_TYPE_REVIEW,
          'HAS_STATUS',
          ['planned'],
        ),
      });
      const tx = await portal().database.transaction();
      await tx('review_series').where('id', review.series).forUpdate();
      const written = write(review).then(({ status }) => status);
      await untilSomebodyWaits(portal().database, 1);
      await tx('review')
        .where('series_id', review.series)
        .update({ state: 'live' });
      await tx.commit();
      expect(await written).toBe(403);
    });
  },
);
