import {
  ActionItem,
  LearningApplication,
} from '@afterword/plugin-reliability-common';
import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { aHidingCatalog } from '../../../__testUtils__/aHidingCatalog';
import { aPolicy } from '../../../__testUtils__/aPolicy';
import { aPortal, Caller, Portal } from '../../../__testUtils__/aPortal';
import { aTray } from '../../../__testUtils__/aTray';
import { anEntity, shop } from '../../../__testUtils__/catalogEntities';
import {
  aPublishedLearning,
  CHECKOUT,
  INDEXER,
  people,
} from '../../../postmortems/__testUtils__/writers';
import { asking } from './asking';

export const BASKET = 'component:default/basket';
export const SEARCH_TEAM = 'group:default/search-team';

export const resting = (
  ref: string,
  owner: string,
  ...on: string[]
): Entity => {
  const entity = anEntity(ref, { owner });
  return {
    ...entity,
    relations: [
      ...(entity.relations ?? []),
      ...on.map(targetRef => ({ type: 'dependsOn', targetRef })),
    ],
  };
};

/** The indexer and so many others of the search team depend on the checkout, the basket on the indexer. */
export const catalogOf = (others: number) => [
  ...shop.filter(
    ({ metadata }) => !['search-indexer', 'basket'].includes(metadata.name),
  ),
  resting(INDEXER, SEARCH_TEAM, CHECKOUT),
  resting(BASKET, 'group:default/checkout-team', INDEXER),
  ...Array.from({ length: others }, (_, index) =>
    resting(`component:default/search-${index}`, SEARCH_TEAM, CHECKOUT),
  ),
];

/** A portal in which teams are asked about what is published, two questions a team at most; each test begins with the catalog as it was. */
export function anAskingPortal(
  databases: Pick<TestDatabases, 'init'>,
  databaseId: TestDatabaseId,
) {
  const tray = aTray();
  const policy = aPolicy();
  const hiding = aHidingCatalog(catalogOf(0));
  let portal: Portal;
  const { owner, outsider } = people(() => portal);

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [tray.factory, policy.factory],
      catalog: hiding.catalog,
      config: {
        data: {
          reliability: {
            permissions: { rememberReadsSeconds: 0 },
            learnings: { asks: { perTeam: 2 } },
          },
        },
      },
    });
  });
  beforeEach(async () => {
    policy.set({});
    hiding.hide([]);
    hiding.become(catalogOf(0));
    await portal.refreshCatalog();
    await portal.database('learning_application').delete();
    await portal.database('learning_mute').delete();
    await portal.database('learning').delete();
    await portal.database('action_item').delete();
    await tray.take(portal);
  });
  afterAll(async () => {
    await portal.stop();
  });

  /** Who is told what when all has gone round: what is asked follows from what was published. */
  const told = async () => [
    ...(await tray.told(portal)),
    ...(await tray.told(portal)),
  ];
  const asksOf = async (
    scope: string,
    caller: Caller = outsider(),
  ): Promise<LearningApplication[]> => {
    const { body } = await caller
      .get(`/learnings/asks?count=true&scope=${scope}`)
      .expect(200);
    expect(body.page.total).toBe(body.items.length);
    return body.items;
  };
  const { at } = asking(() => portal);
  const answer = (
    ask: LearningApplication,
    body: object,
    caller: Caller = outsider(),
  ) => caller.put(at(ask), body).set('If-Match', `"${ask.version}"`);
  const itemOf = async (key: string | null): Promise<ActionItem> => {
    const { body } = await outsider().get(`/action-items/${key}`).expect(200);
    return body;
  };

  return {
    portal: () => portal,
    policy,
    hiding,
    tray,
    owner,
    outsider,
    told,
    asksOf,
    at,
    answer,
    itemOf,
    /** Publishes a postmortem of the checkout with one learning. */
    publish: (statement: string, given: object = {}) =>
      aPublishedLearning(owner(), statement, given),
  };
}
