import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  changing,
  CHECKOUT,
  moveTheDatabase,
  SEARCH,
} from './__testUtils__/changing';

const GONE = 'component:default/chekout-api';

eachDatabase('What a change touches', (databases, databaseId) => {
  const { portal } = aPortalUnderPolicy(databases, databaseId);
  const { owner, planned, rewrite } = changing(portal);
  const typo = { ...moveTheDatabase, entities: [CHECKOUT, GONE] };
  const refused = (field: string) => [
    { field, problem: 'is not known to the catalog' },
  ];

  beforeAll(() => portal().refreshCatalog());

  it.each([
    ['a person', () => owner()],
    ['a pipeline', () => portal().asService()],
  ])('is known to the catalog, whoever names it: %s', async (_, caller) => {
    const { body } = await caller().post('/changes', typo).expect(400);
    expect(body.error.details.fields).toEqual(refused('body.entities.1'));
    const { body: asked } = await caller()
      .get(`/change-checklist?entity=${CHECKOUT}&entity=${GONE}`)
      .expect(400);
    expect(asked.error.details.fields).toEqual(refused('query.entity.1'));
  });

  it('may have gone from the catalog since', async () => {
    const change = await planned({ entities: [CHECKOUT, SEARCH] });
    await portal()
      .database('change_review_entity')
      .where('entity_ref', SEARCH)
      .update({ entity_ref: GONE });
    const { body } = await rewrite(change, {
      entities: [CHECKOUT, GONE],
      release: '2.4.0',
    }).expect(200);
    expect(body.entities).toEqual([
      { ref: CHECKOUT, known: true },
      { ref: GONE, known: false },
    ]);
  });
});
