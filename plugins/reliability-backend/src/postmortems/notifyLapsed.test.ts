import { Postmortem } from '@afterword/plugin-reliability-common';
import { aPortal, Caller, Portal } from '../__testUtils__/aPortal';
import { aTray } from '../__testUtils__/aTray';
import { anEntity, shop } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aDraft,
  anIncident,
  patch,
  people,
  review,
  step,
  write,
} from './__testUtils__/writers';

const CANARY = 'Zanzibar';
const TEAM = 'group:default/search-team';
const OUTSIDER = 'user:default/outsider';
const COLLEAGUE = 'user:default/colleague';
const entities = [...shop, anEntity(OUTSIDER, { memberOf: TEAM })];

eachDatabase(
  'Telling reviewers that their review is of an earlier postmortem',
  (databases, databaseId) => {
    let portal: Portal;
    const tray = aTray();
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId, {
        entities,
        features: [tray.factory],
      });
    });
    afterAll(async () => {
      await portal.stop();
    });
    const { owner, colleague, outsider } = people(() => portal);
    const now = async (key: string): Promise<Postmortem> =>
      (await owner().get(`/postmortems/${key}`).expect(200)).body;
    const reviewed = async (key: string, by: Caller = outsider()) => {
      await review(by, await now(key)).expect(200);
    };
    const change = async (
      key: string,
      fields: object,
      caller: Caller = owner(),
    ) => {
      await patch(caller, await now(key), fields).expect(200);
    };
    const told = () => tray.told(portal);
    const lapsed = (key: string, ref = OUTSIDER) => [
      [ref],
      `${key} was changed after your review, and waits for another`,
    ];
    /** In review, with a review that counts; what led to it is told. */
    const aReviewed = async ({
      reviewers = [OUTSIDER],
      ...over
    }: {
      reviewers?: string[];
      title?: string;
      incidents?: string[];
    } = {}): Promise<string> => {
      const draft = await aDraft(owner(), over);
      await change(draft.key, { reviewers });
      await step(owner(), await now(draft.key), 'inReview').expect(200);
      await reviewed(draft.key);
      await tray.take(portal);
      return draft.key;
    };

    it('tells each once, however much is written after, and again after another review', async () => {
      const key = await aReviewed();
      await write(owner(), key, 'whatHappened', 'A limit').expect(200);
      await write(owner(), key, 'whatHappened', 'A limit was', 1).expect(200);
      await change(key, { title: 'Card payments failed at noon' });
      expect(await told()).toEqual([lapsed(key)]);
      await reviewed(key);
      await change(key, { participants: [COLLEAGUE] });
      expect(await told()).toEqual([]);
      await write(owner(), key, 'detection', 'Support told us.').expect(200);
      expect(await told()).toEqual([lapsed(key)]);
    });

    it('tells who was asked with a group, and nobody of it who has not reviewed', async () => {
      const key = await aReviewed({ reviewers: [TEAM] });
      await change(key, { title: 'Card payments failed at noon' });
      expect(await told()).toEqual([lapsed(key)]);
    });

    it('tells nobody who changed it themselves', async () => {
      const key = await aReviewed({ reviewers: [OUTSIDER, COLLEAGUE] });
      await reviewed(key, colleague());
      await write(outsider(), key, 'detection', 'Support.').expect(200);
      expect(await told()).toEqual([lapsed(key, COLLEAGUE)]);
    });

    it('tells nobody who is not asked any more, or has reviewed again before the word got out', async () => {
      const left = await aReviewed();
      await change(left, { reviewers: [] });
      await change(left, { title: 'Card payments failed at noon' });
      expect(await told()).toEqual([]);

      const again = await aReviewed();
      tray.failOnce();
      await change(again, { title: 'Card payments failed at noon' });
      await told();
      await reviewed(again);
      await portal.database('outbox').update({ available_at: 0 });
      expect(await told()).toEqual([]);
      expect(await portal.database('outbox')).toEqual([]);
    });

    it('tells nobody who has left the group that was asked', async () => {
      const key = await aReviewed({ reviewers: [TEAM] });
      const members = portal.database('catalog_user_group');
      const [member] = await members.clone().where('user_ref', OUTSIDER);
      await members.clone().where('user_ref', OUTSIDER).delete();
      await change(key, { title: 'Card payments failed at noon' });
      expect(await told()).toEqual([]);
      await members.clone().insert(member);
    });

    it('waits until a draft is in review again, which asks anew', async () => {
      const key = await aReviewed();
      await step(owner(), await now(key), 'draft').expect(200);
      await change(key, { title: 'Card payments failed at noon' });
      expect(await told()).toEqual([]);
      await step(owner(), await now(key), 'inReview').expect(200);
      expect(await told()).toEqual([
        [[OUTSIDER], `You were asked to review ${key}`],
      ]);
    });

    it('tells of an incident that turned out to be another, and not who found that out', async () => {
      const incident = await anIncident(owner());
      const other = await anIncident(owner());
      const key = await aReviewed({
        incidents: [incident.key],
        reviewers: [OUTSIDER, COLLEAGUE],
      });
      await reviewed(key, colleague());
      await colleague()
        .post(`/incidents/${incident.key}/merge`, { into: other.key })
        .set('If-Match', '"1"')
        .expect(200);
      expect(await told()).toEqual([lapsed(key)]);
    });

    it('says no word of the draft', async () => {
      const key = await aReviewed({ title: `${CANARY} draft` });
      await write(owner(), key, 'whatHappened', CANARY).expect(200);
      const sent = await tray.take(portal);
      expect(sent).toMatchObject([
        {
          payload: {
            description: 'It is not published yet: open it to read it',
            link: `/reliability/postmortems/${key}`,
            scope: `reliability:postmortem:${key}`,
          },
        },
      ]);
      expect(JSON.stringify(sent)).not.toContain(CANARY);
    });
  },
);
