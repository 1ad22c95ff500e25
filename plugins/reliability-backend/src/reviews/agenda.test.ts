import { randomUUID } from 'node:crypto';
import { ReviewAgenda } from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aHidingCatalog, someEntities } from '../__testUtils__/aHidingCatalog';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { aPromise } from '../__testUtils__/aPromise';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { reviewing } from './__testUtils__/reviewing';

const checkout = 'component:default/checkout-api';
const ago = (days: number) => new Date(Date.now() - days * 864e5).toISOString();
const kinds = ({ topics }: ReviewAgenda) => topics.map(({ id }) => id);
const entriesOf = ({ topics }: ReviewAgenda, kind: string) =>
  topics
    .find(topic => topic.kind === kind)
    ?.entries.map(({ key, title }) => [key, title]);

eachDatabase('The agenda of a review', (databases, databaseId) => {
  const seen = aHidingCatalog();
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    catalog: seen.catalog,
  });
  const {
    owner,
    outsider,
    get,
    planned,
    lookingBack,
    agenda,
    arrange,
    decide,
    held,
  } = reviewing(portal);
  let mended = '';

  const anIncident = async (over: object) =>
    (
      await owner()
        .post('/incidents', {
          title: 'Retries piled up',
          failureMode: 'retry-storm',
          entities: [{ ref: checkout }],
          ...over,
        })
        .expect(201)
    ).body.key;

  beforeAll(async () => {
    await portal().refreshCatalog();
    await anIncident({ times: { impactStarted: ago(40) } });
    await anIncident({ times: { impactStarted: ago(3) } });
    for (const [failureMode, days] of [
      ['secret-mode', 30],
      ['secret-mode', 2],
      ['retry-storm', 4],
    ] as const) {
      await anIncident({
        times: { impactStarted: ago(days) },
        failureMode,
        visibility: 'restricted',
      });
    }
    await anIncident({
      kind: 'nearMiss',
      title: 'The disk was nearly full',
      times: { detected: ago(1) },
    });
    await anIncident({
      kind: 'nearMiss',
      title: 'Nobody may know',
      visibility: 'restricted',
      times: { detected: ago(1) },
    });
    mended = await aPromise(owner(), checkout, { title: 'Add a retry budget' });
    await portal()
      .database('action_item')
      .update({ due: '2026-01-01', due_sort: '2026-01-01' });
  });
  beforeEach(() => seen.hide([]));

  /** The same review that was closed and decided nothing, many times. */
  const emptyReviews = async (like: number, times: number) => {
    const database = portal().database;
    const { id: _, ...row } = await database('review')
      .where('id', like)
      .first();
    await database('review').insert(Array.from({ length: times }, () => row));
  };
  const aReview = async () => lookingBack(await planned());

  it('holds what happened in the scope since the last one, and fills the time', async () => {
    const built = await agenda(await aReview());
    expect(kinds(built)).toEqual([
      'recurring',
      'overdue',
      'nearMisses',
      'closing',
    ]);
    expect(entriesOf(built, 'recurring')).toEqual([[null, 'retry-storm']]);
    expect(entriesOf(built, 'overdue')).toEqual([
      [mended, 'Add a retry budget'],
    ]);
    expect(
      built.topics.find(({ id }) => id === 'overdue')?.entries,
    ).toMatchObject([{ day: '2026-01-01', at: null }]);
    expect(entriesOf(built, 'nearMisses')).toEqual([
      [expect.any(String), 'The disk was nearly full'],
    ]);
    expect(built.topics.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(
      50,
    );
  });

  it('is the same for those who may read what is restricted, and for those who may not, down to its counts', async () => {
    const review = await aReview();
    const built = await agenda(review);
    expect(
      built.topics
        .find(({ id }) => id === 'recurring')
        ?.entries.map(({ title, times }) => [title, times]),
    ).toEqual([['retry-storm', 2]]);
    expect(await agenda(review, outsider())).toEqual(built);
    const other = await lookingBack(
      await planned({ scope: 'component:default/search-indexer' }),
    );
    expect(kinds(await agenda(other))).toEqual(['closing']);
  });

  it('shows and counts nothing of what the catalog hides', async () => {
    const review = await aReview();
    policy.set({ 'catalog.entity.read': someEntities });
    seen.hide([checkout]);
    expect(kinds(await agenda(review))).toEqual(['closing']);
  });

  it('leaves out what somebody may see nothing of', async () => {
    const review = await aReview();
    policy.set({
      'reliability.actionItem.read': { result: AuthorizeResult.DENY },
    });
    expect(kinds(await agenda(review))).toEqual([
      'recurring',
      'nearMisses',
      'closing',
    ]);
  });

  it('is in the order of people, with what they added and parked', async () => {
    const review = await aReview();
    const added = {
      id: '11111111-1111-4111-8111-111111111111',
      title: 'On call in December',
    };
    await arrange(review, {
      added: [added],
      order: [added.id, 'overdue'],
      parked: ['recurring'],
    }).expect(200);
    const built = await agenda(review);
    expect(built.topics.map(({ id, parked }) => [id, parked])).toEqual([
      [added.id, null],
      ['overdue', null],
      ['nearMisses', null],
      ['closing', null],
      ['recurring', 'people'],
    ]);
    await arrange(review, {}).expect(412);
  });

  it('tells what reviews of its parts and their teams decided, and nothing of others', async () => {
    for (const [scope, text] of [
      ['system:default/buying', 'Decided by the system'],
      ['group:default/checkout-team', 'Decided by the team'],
      ['group:default/search-team', 'Decided elsewhere'],
    ]) {
      const below = await planned({ scope });
      await decide(below.key, text).expect(201);
      await held(await get(below.key));
    }
    // Reviews that decided nothing take no place of those that did.
    const empty = await planned({ scope: 'system:default/buying' });
    await held(empty);
    await emptyReviews(Number(empty.key.slice(3)), 60);
    const titles = async (over: object = {}) => {
      const review = await lookingBack(await planned(over));
      return entriesOf(await agenda(review), 'below')?.map(
        ([, title]) => title,
      );
    };
    expect(await titles()).toEqual([
      'Decided by the team',
      'Decided by the system',
    ]);
    expect(await titles({ scope: 'organisation' })).toEqual([
      'Decided elsewhere',
      'Decided by the team',
      'Decided by the system',
    ]);
    policy.set({ 'catalog.entity.read': someEntities });
    seen.hide(['group:default/checkout-team']);
    expect(await titles()).toEqual(['Decided by the system']);
  });

  it('asks it to decide what reviews of its parts put to it, and those alone that are above them', async () => {
    const below = await planned({ scope: 'system:default/buying' });
    await decide(below.key, 'Who pays for a second region?', {
      raised: true,
    }).expect(201);
    await held(await get(below.key));
    const of = async (scope: string, kind: string) => {
      const review = await lookingBack(await planned({ scope }));
      return entriesOf(await agenda(review), kind)?.map(([, title]) => title);
    };
    expect(await of('organisation', 'asked')).toEqual([
      'Who pays for a second region?',
    ]);
    expect(await of('organisation', 'below')).not.toContain(
      'Who pays for a second region?',
    );
    expect(await of('group:default/search-team', 'asked')).toBeUndefined();
  });

  it('asks it what was put to it also when many reviews decided since, and counts what there is no room for', async () => {
    const scope = 'system:default/buying';
    const asking = await planned({ scope });
    await decide(asking.key, 'Who pays?', { raised: true }).expect(201);
    await held(await get(asking.key));
    const deciding = await planned({ scope });
    await decide(deciding.key, 'We pay').expect(201);
    await held(await get(deciding.key));
    const like = Number(deciding.key.slice(3));
    await emptyReviews(like, 60);
    const { database } = portal();
    const [decided] = await database('review_decision').where(
      'review_id',
      like,
    );
    const others = await database('review').where('id', '>', like).pluck('id');
    await database('review_decision').insert(
      others.map(id => ({ ...decided, id: randomUUID(), review_id: id })),
    );
    const built = await agenda(
      await lookingBack(await planned({ scope: 'organisation' })),
    );
    expect(entriesOf(built, 'asked')).toContainEqual([asking.key, 'Who pays?']);
    const below = built.topics.find(({ kind }) => kind === 'below');
    expect(below?.more).toBeGreaterThanOrEqual(61 - 12);
  });

  it('tells what reviews above it decided: of what it is part of, of the department, and of all, and nothing of others', async () => {
    for (const [scope, text] of [
      ['organisation', 'For everybody'],
      ['domain:default/storefront', 'For the storefront'],
      ['group:default/engineering', 'For the department'],
      ['system:default/buying', 'For the system'],
      ['group:default/search-team', 'For search'],
    ]) {
      const above = await planned({ scope });
      await decide(above.key, text).expect(201);
      await decide(above.key, 'Further up', { raised: true }).expect(201);
      await held(await get(above.key));
    }
    const titles = async (scope: string) => {
      const review = await lookingBack(await planned({ scope }));
      const told = entriesOf(await agenda(review), 'above') ?? [];
      return new Set(
        told.map(([, title]) => title).filter(title => /^F/.test(`${title}`)),
      );
    };
    expect(await titles('group:default/checkout-team')).toEqual(
      new Set(['For everybody', 'For the storefront', 'For the department']),
    );
    expect(await titles('group:default/search-team')).toEqual(
      new Set(['For everybody', 'For the department']),
    );
    expect(await titles('system:default/buying')).toEqual(
      new Set(['For everybody', 'For the storefront', 'For the department']),
    );
    expect(await titles('organisation')).toEqual(new Set());
    policy.set({ 'catalog.entity.read': someEntities });
    seen.hide(['domain:default/storefront', 'group:default/engineering']);
    expect(await titles('group:default/checkout-team')).toEqual(
      new Set(['For everybody']),
    );
  });

  it('begins with what was decided the last time', async () => {
    const first = await aReview();
    await decide(first.key, 'Share the test').expect(201);
    const closed = await held(await get(first.key));
    const next = await lookingBack(await get(closed.after ?? ''));
    expect(entriesOf(await agenda(next), 'decisions')).toEqual([
      [first.key, 'Share the test'],
    ]);
  });
});
