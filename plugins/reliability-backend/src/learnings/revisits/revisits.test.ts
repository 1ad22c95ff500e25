import { aPortal, Portal } from '../../__testUtils__/aPortal';
import { aTray } from '../../__testUtils__/aTray';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import {
  aPostmortemTold,
  anIncidentTold,
  tell,
} from '../../postmortems/__testUtils__/toldByWiki';
import { INDEXER } from '../../postmortems/__testUtils__/writers';

const DAY = 86_400_000;
const CHECKOUT_TEAM = 'group:default/checkout-team';
const SEARCH_TEAM = 'group:default/search-team';
const TITLE = 'A learning of yours may no longer be true';

eachDatabase('A learning whose day has come', (databases, databaseId) => {
  const tray = aTray();
  let portal: Portal;
  const remind = async () => {
    await portal.triggerTask('reliability:remind-of-learnings');
    return (await tray.told(portal)).sort();
  };
  const publishedAgo = (days: number) =>
    portal.database('learning').update({
      published_at: Date.now() - days * DAY,
    });
  const hereSince = (days: number) =>
    portal.database('postmortem').update({
      created_at: Date.now() - days * DAY,
    });

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [tray.factory],
    });
    await portal.refreshCatalog();
    await tell(portal, [
      anIncidentTold('1'),
      anIncidentTold('2', { entities: [{ ref: INDEXER }] }),
      aPostmortemTold('a', ['1', '2'], [], {
        learnings: [{ statement: 'Jitter' }, { statement: 'Budgets' }],
      }),
      aPostmortemTold('b', ['1'], [], {
        learnings: [{ statement: 'Queues' }],
      }),
    ]);
  });
  beforeEach(async () => {
    await portal.database('learning_record').update({
      reminded_for: null,
      revisit_at: null,
      state: 'stands',
    });
    await publishedAgo(181);
    await hereSince(200);
    await tray.take(portal);
  });
  afterAll(async () => {
    await portal.stop();
  });

  it('is told once to each team that owns what it happened to, however many there are', async () => {
    expect(await remind()).toEqual([
      [[CHECKOUT_TEAM], TITLE],
      [[SEARCH_TEAM], TITLE],
    ]);
    expect(await remind()).toEqual([]);
  });

  it('leads to the list of those, and names none', async () => {
    await portal.triggerTask('reliability:remind-of-learnings');
    const [{ payload }] = await tray.take(portal);
    expect(payload.link).toMatch(
      /^\/reliability\/learnings\?owner=group%3Adefault%2F[a-z-]+&toRevisit=true$/,
    );
    expect(JSON.stringify(payload)).not.toMatch(/Jitter|checkout-api/);
    const { body } = await portal
      .as('user:default/owner')
      .get(`/learnings?owner=${CHECKOUT_TEAM}&toRevisit=true`)
      .expect(200);
    expect(body.items).toHaveLength(3);
  });

  it('is told again only when its next day comes', async () => {
    await remind();
    const later = Date.now() - DAY;
    await portal.database('learning_record').update({ revisit_at: later });
    expect(await remind()).toHaveLength(2);
    expect(await remind()).toEqual([]);
  });

  it.each([
    ['is not due yet', () => publishedAgo(179)],
    ['was due before it came here', () => hereSince(0)],
    [
      'is true no longer',
      () => portal.database('learning_record').update({ state: 'retired' }),
    ],
    [
      'is in a draft',
      () => portal.database('learning').update({ published_at: null }),
    ],
  ])('is nobody told of that %s', async (_what, happens) => {
    await happens();
    expect(await remind()).toEqual([]);
  });

  it('is nobody told of that somebody has answered meanwhile', async () => {
    await portal
      .database('learning_record')
      .update({ revisit_at: Date.now() + DAY });
    // Handed over before they did, and delivered after.
    await portal.database('outbox').insert({
      event_id: 'handed-before',
      topic: 'learning.toRevisit',
      payload: JSON.stringify({ team: 'group:default/checkout-team' }),
      state: 'pending',
      attempts: 0,
      available_at: 0,
      created_at: Date.now(),
      done_by: '[]',
    });
    expect(await tray.told(portal)).toEqual([]);
  });
});
