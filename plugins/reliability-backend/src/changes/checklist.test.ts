import { aHidingCatalog, someEntities } from '../__testUtils__/aHidingCatalog';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { aPublishedLearning } from '../postmortems/__testUtils__/writers';
import { changing, CHECKOUT, SEARCH } from './__testUtils__/changing';

eachDatabase('A checklist', (databases, databaseId) => {
  const seen = aHidingCatalog();
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    catalog: seen.catalog,
  });
  const { owner, outsider } = changing(portal);

  beforeAll(() => portal().refreshCatalog());
  beforeEach(() => seen.hide([]));

  it('has the learnings that apply to what it is for, and what is covered last', async () => {
    await aPublishedLearning(owner(), 'Retries need a budget', {
      failureMode: 'retry-storm',
      helped: 'A retry budget',
    });
    const { body } = await owner()
      .get(`/change-checklist?entity=${CHECKOUT}&entity=${SEARCH}`)
      .expect(200);
    expect(body).toMatchObject({
      entities: [
        { ref: CHECKOUT, known: true },
        { ref: SEARCH, known: true },
      ],
      items: [
        {
          learning: expect.stringMatching(/^LRN-/),
          statement: 'Retries need a budget',
          failureMode: 'retry-storm',
          helped: 'A retry budget',
          entities: [CHECKOUT],
          coveredBy: null,
        },
      ],
    });
  });

  it('is for something, and for nothing that the catalog hides', async () => {
    const { body } = await owner().get('/change-checklist?entity=').expect(400);
    expect(body.error.details.fields).toEqual([
      { field: 'query.entity', problem: 'must name what it is for' },
    ]);
    policy.set({ 'catalog.entity.read': someEntities });
    seen.hide([CHECKOUT]);
    await outsider().get(`/change-checklist?entity=${CHECKOUT}`).expect(400);
  });
});
