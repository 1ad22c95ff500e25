import { toDay } from '@afterword/plugin-reliability-common';
import {
  aHidingCatalog,
  someEntities,
} from '../../__testUtils__/aHidingCatalog';
import { aPortalUnderPolicy } from '../../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import { INDEXER, people } from '../../postmortems/__testUtils__/writers';
import { asking } from './__testUtils__/asking';

const AT = `/learnings/mutes/${encodeURIComponent(INDEXER)}`;
const DAY = 864e5;

eachDatabase('A mute', (databases, databaseId) => {
  const seen = aHidingCatalog();
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    catalog: seen.catalog,
  });
  const { outsider, owner } = people(portal);
  const { ask, asksOf, learned } = asking(portal);

  beforeAll(async () => {
    await portal().refreshCatalog();
    await learned('Jitter');
  });
  beforeEach(async () => {
    seen.hide([]);
    for (const table of [
      'learning_application',
      'learning_mute',
      'learning_mute_change',
    ]) {
      await portal().database(table).delete();
    }
    await ask('Jitter', INDEXER);
  });

  it('says who muted it when and why, and who took that back', async () => {
    const until = toDay(Date.now() + 9 * DAY);
    await outsider()
      .put(AT, { muted: true, reason: 'We move house', until })
      .expect(200);
    const { body } = await owner().put(AT, { muted: false }).expect(200);
    expect(body).toEqual({
      entity: INDEXER,
      editable: true,
      muted: false,
      history: [
        {
          muted: false,
          at: expect.any(String),
          by: 'user:default/owner',
          reason: '',
          until: null,
        },
        {
          muted: true,
          at: expect.any(String),
          by: 'user:default/outsider',
          reason: 'We move house',
          until,
        },
      ],
    });
    policy.set({ 'catalog.entity.read': someEntities });
    seen.hide([INDEXER]);
    await owner().get(AT).expect(404);
  });

  it('ends by itself on its day, and not before', async () => {
    const until = toDay(Date.now() + 2 * DAY);
    await outsider().put(AT, { muted: true, until }).expect(200);
    await portal().triggerTask('reliability:ask-learnings');
    expect(await asksOf(outsider(), INDEXER)).toEqual([]);
    await portal()
      .database('learning_mute')
      .update({ until: toDay(Date.now()) });
    await portal().triggerTask('reliability:ask-learnings');
    expect(await asksOf(outsider(), INDEXER)).toHaveLength(1);
    const { body } = await owner().get(AT).expect(200);
    expect(body).toMatchObject({
      muted: false,
      history: [
        { muted: false, by: null },
        { muted: true, until },
      ],
    });
  });

  it('ends on a day that is to come, and only where it begins', async () => {
    const today = toDay(Date.now());
    for (const given of [
      { muted: true, until: today },
      { muted: false, until: toDay(Date.now() + DAY) },
    ]) {
      const { body } = await outsider().put(AT, given).expect(400);
      expect(body.error.details.fields[0].field).toBe('body.until');
    }
  });
});
