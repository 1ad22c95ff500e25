import {
  ChecklistItem,
  LearningApplication,
} from '@afterword/plugin-reliability-common';
import { aHidingCatalog, someEntities } from '../__testUtils__/aHidingCatalog';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { anEntity, shop } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { aPublishedLearning } from '../postmortems/__testUtils__/writers';
import { changing, CHECKOUT, SEARCH } from './__testUtils__/changing';

/** The indexer depends on the checkout. */
const alike = [
  ...shop.filter(({ metadata }) => metadata.name !== 'search-indexer'),
  {
    ...anEntity(SEARCH),
    relations: [
      { type: 'ownedBy', targetRef: 'group:default/search-team' },
      { type: 'dependsOn', targetRef: CHECKOUT },
    ],
  },
];

eachDatabase('A checklist', (databases, databaseId) => {
  const seen = aHidingCatalog(alike);
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    catalog: seen.catalog,
  });
  const { owner, outsider } = changing(portal);

  beforeAll(() => portal().refreshCatalog());
  beforeEach(() => seen.hide([]));

  const itemsFor = async (...refs: string[]) => {
    const { body } = await owner()
      .get(`/change-checklist?${refs.map(ref => `entity=${ref}`).join('&')}`)
      .expect(200);
    expect(body.entities).toEqual(refs.map(ref => ({ ref, known: true })));
    return body.items;
  };
  /** Answers for the indexer that something covers a learning already. */
  const cover = async (
    statement: string,
    by: { readonly note?: string; readonly coveredBy?: string },
  ) => {
    // What is asked follows from what was published.
    await portal().relayOutbox();
    await portal().relayOutbox();
    const { body } = await outsider()
      .get(`/learnings/asks?scope=${SEARCH}`)
      .expect(200);
    const ask = body.items.find(
      ({ learning }: LearningApplication) => learning.statement === statement,
    );
    const at = `/learnings/${ask.learning.key}/applications`;
    await outsider()
      .put(`${at}/${encodeURIComponent(SEARCH)}`, {
        state: 'alreadyCovered',
        ...by,
      })
      .set('If-Match', `"${ask.version}"`)
      .expect(200);
  };

  it('has the learnings that apply to what it is for, and what is covered last', async () => {
    // By the order of their failure modes the covered one comes first.
    await aPublishedLearning(owner(), 'Caches start cold', {
      failureMode: 'cache-stampede',
    });
    await aPublishedLearning(owner(), 'Retries need a budget', {
      failureMode: 'retry-storm',
      helped: 'A retry budget',
    });
    await cover('Caches start cold', { note: 'The gateway warms it' });
    const learned = await itemsFor(CHECKOUT);
    const found = await itemsFor(SEARCH);
    expect(learned).toMatchObject([
      {
        statement: 'Caches start cold',
        failureMode: 'cache-stampede',
        entities: [CHECKOUT],
        coveredBy: null,
      },
      {
        learning: expect.stringMatching(/^LRN-/),
        statement: 'Retries need a budget',
        failureMode: 'retry-storm',
        helped: 'A retry budget',
        entities: [CHECKOUT],
        coveredBy: null,
      },
    ]);
    expect(found).toMatchObject([
      {
        statement: 'Retries need a budget',
        entities: [SEARCH],
        coveredBy: null,
      },
      {
        statement: 'Caches start cold',
        entities: [SEARCH],
        coveredBy: 'The gateway warms it',
      },
    ]);
    // What covers it at one of them leaves the other to be looked at.
    expect(await itemsFor(CHECKOUT, SEARCH)).toMatchObject([
      { entities: [CHECKOUT, SEARCH], coveredBy: null },
      { entities: [CHECKOUT, SEARCH], coveredBy: null },
    ]);
  });

  it('says by which learning something is covered', async () => {
    await aPublishedLearning(owner(), 'Queues need a limit');
    await aPublishedLearning(owner(), 'Say no early');
    const [{ learning }] = (await itemsFor(CHECKOUT)).filter(
      (each: ChecklistItem) => each.statement === 'Say no early',
    );
    await cover('Queues need a limit', { coveredBy: learning });
    const covers = async () =>
      (await itemsFor(SEARCH)).find(
        (each: ChecklistItem) => each.statement === 'Queues need a limit',
      ).coveredBy;
    expect(await covers()).toBe(`Say no early (${learning})`);
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
