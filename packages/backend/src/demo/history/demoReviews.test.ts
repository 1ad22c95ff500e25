import { reviewSeriesInput } from '@afterword/plugin-reliability-common';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { demoEntities } from '../catalog/demoEntities';
import { demoOrganisation } from '../catalog/demoOrganisation';
import { demoReviews } from './demoReviews';

describe('The reviews of the demo', () => {
  it('are of what the demo has, and led by teams that it has', () => {
    const known = demoEntities(demoOrganisation).map(stringifyEntityRef);
    const named = demoReviews.flatMap(({ scope, pool }) => [
      scope,
      ...pool.map(({ ref }) => ref),
    ]);
    expect(known.map(ref => ref.toLowerCase())).toEqual(
      expect.arrayContaining(named),
    );
  });

  it('can be set up as they are', () => {
    for (const series of demoReviews) {
      expect(reviewSeriesInput.parse(series)).toEqual(series);
    }
  });
});
