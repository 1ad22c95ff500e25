import {
  ChangeProposal,
  ChangeReview,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aHidingCatalog, someEntities } from '../__testUtils__/aHidingCatalog';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { anEntity, shop } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  anIncident,
  aPublishedLearning,
} from '../postmortems/__testUtils__/writers';
import { changing, CHECKOUT } from './__testUtils__/changing';

const BASKET = 'component:default/basket';
const MOBILE = 'component:default/mobile-app';
const denied = { result: AuthorizeResult.DENY } as const;

/** The basket calls the checkout, and the mobile app its API. */
const callers = [
  ...shop.filter(({ metadata }) => metadata.name !== 'checkout-api'),
  {
    ...anEntity(CHECKOUT, { owner: 'group:default/checkout-team' }),
    relations: [
      { type: 'ownedBy', targetRef: 'group:default/checkout-team' },
      { type: 'dependencyOf', targetRef: BASKET },
      { type: 'providesApi', targetRef: 'api:default/checkout' },
    ],
  },
  {
    ...anEntity('api:default/checkout'),
    relations: [{ type: 'apiConsumedBy', targetRef: MOBILE }],
  },
  anEntity(MOBILE),
];

eachDatabase('How a change may fail', (databases, databaseId) => {
  const seen = aHidingCatalog(callers);
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    catalog: seen.catalog,
  });
  const { owner, outsider, planned, get, foresee, step } = changing(portal);

  beforeAll(() => portal().refreshCatalog());
  beforeEach(async () => {
    seen.hide([]);
    await portal().database('change_review').delete();
    await portal().database('learning').delete();
    await portal().database('incident').delete();
  });

  const proposedFor = async (
    { key }: Pick<ChangeReview, 'key'>,
    caller = owner(),
  ): Promise<ChangeProposal[]> => {
    const { body } = await caller.get(`/changes/${key}/proposals`).expect(200);
    return body.items;
  };
  const failed = (failureMode: string, ref = CHECKOUT, over: object = {}) =>
    anIncident(owner(), { failureMode, entities: [{ ref }], ...over });

  it('is proposed from what failed there before, and from what failed in what depends on it', async () => {
    const own = await failed('Retry storm');
    const below = await failed('retry-storm', BASKET);
    const api = await failed('disk-full', MOBILE);
    await failed('deadlock', 'component:default/search-indexer');
    await failed('deadlock', CHECKOUT, { kind: 'drill' });
    const change = await planned();
    expect(await proposedFor(change)).toMatchObject([
      {
        id: 'retry-storm',
        failureMode: 'retry-storm',
        likelihood: 'possible',
        impact: 'medium',
        reasons: [
          { kind: 'ownIncidents', entities: [CHECKOUT], incidents: [own.key] },
          {
            kind: 'dependantIncidents',
            entities: [BASKET],
            incidents: [below.key],
          },
        ],
      },
      {
        id: 'disk-full',
        likelihood: 'unlikely',
        reasons: [
          {
            kind: 'dependantIncidents',
            entities: [MOBILE],
            incidents: [api.key],
          },
        ],
      },
    ]);
  });

  it('is proposed from learnings that apply, and from what surprised an earlier change', async () => {
    await aPublishedLearning(owner(), 'Retries need a budget', {
      failureMode: 'retry-storm',
    });
    const earlier = await planned();
    const { body: done } = await step(earlier, 'done').expect(200);
    await foresee(done.key, { failureMode: 'cold cache' }).expect(201);
    const change = await planned();
    const proposals = await proposedFor(change);
    expect(proposals).toMatchObject([
      {
        id: 'cache-stampede',
        reasons: [{ kind: 'changes', changes: [earlier.key] }],
      },
      {
        id: 'retry-storm',
        reasons: [{ kind: 'learnings', entities: [CHECKOUT] }],
      },
    ]);
    policy.set({ 'reliability.postmortem.read': denied });
    const left = await proposedFor(change);
    expect(left.map(({ id }) => id)).toEqual(['cache-stampede']);
  });

  it('is proposed no more once it is written down, which keeps the reason', async () => {
    const own = await failed('retry-storm');
    const { key } = await planned();
    const accepted = { failureMode: 'retry-storm', proposal: 'retry-storm' };
    const { body } = await foresee(key, accepted).expect(201);
    const reasons = [
      { kind: 'ownIncidents', entities: [CHECKOUT], incidents: [own.key] },
    ];
    expect(body.risks[0].reasons).toEqual(reasons);
    expect(await proposedFor({ key })).toEqual([]);
    const { body: refused } = await foresee(key, { proposal: 'gremlins' });
    expect(refused.error.details.fields).toEqual([
      { field: 'body.proposal', problem: 'is not proposed for this change' },
    ]);
    policy.set({ 'reliability.incident.read': denied });
    const hidden = await get(key, outsider());
    expect(hidden.risks[0].reasons).toEqual([{ kind: 'general' }]);
  });

  it('is proposed from nothing confidential, also to those who may read that', async () => {
    const secret = await failed('retry-storm', CHECKOUT, {
      visibility: 'restricted',
    });
    await owner().get(`/incidents/${secret.key}`).expect(200);
    expect(await proposedFor(await planned())).toEqual([]);
  });

  it('names no entity that the catalog hides from whoever asks', async () => {
    await failed('disk-full', BASKET);
    const change = await planned();
    policy.set({ 'catalog.entity.read': someEntities });
    expect(await proposedFor(change, outsider())).toHaveLength(1);
    seen.hide([BASKET]);
    expect(await proposedFor(change, outsider())).toEqual([]);
  });
});
