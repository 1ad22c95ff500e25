import { aHidingCatalog, someEntities } from '../__testUtils__/aHidingCatalog';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { anEntity, shop } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aPublishedLearning,
  CHECKOUT,
} from '../postmortems/__testUtils__/writers';

const TEAM = 'group:default/checkout-team';
const CALLER = 'component:default/caller';

const caller = anEntity(CALLER, { owner: TEAM });
const withCaller = [
  ...shop,
  {
    ...caller,
    relations: [
      ...(caller.relations ?? []),
      { type: 'dependsOn', targetRef: CHECKOUT },
    ],
  },
];

eachDatabase('What is said of a learning', (databases, databaseId) => {
  const seen = aHidingCatalog(withCaller);
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    catalog: seen.catalog,
  });
  const asOutsider = async (path: string) => {
    policy.set({ 'catalog.entity.read': someEntities });
    return portal().as('user:default/outsider').get(path).expect(200);
  };

  beforeAll(async () => {
    await portal().refreshCatalog();
    await aPublishedLearning(portal().as('user:default/owner'), 'Say no early');
    await portal().relayOutbox();
    await portal().relayOutbox();
  });
  beforeEach(() => seen.hide([TEAM]));

  it.each([
    ['counts no group as an owner', '/learnings/facets'],
    ['names no group as an owner', '/learnings/LRN-1'],
    ['asks no group', `/learnings/asks?scope=${CALLER}`],
  ])('%s that the catalog hides from its reader', async (_what, path) => {
    expect((await asOutsider(path)).text).not.toContain(TEAM);
  });

  it('tells of no entity that the catalog hides how often it is asked, where nothing else is asked about', async () => {
    seen.hide([CALLER]);
    const uptake = async (scope: string) =>
      (await asOutsider(`/learnings/uptake?scope=${scope}`)).body;
    expect(await uptake(CALLER)).toEqual(
      await uptake('component:default/nobody-has-this'),
    );
  });
});
