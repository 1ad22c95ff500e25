import { aPortal, Caller, Portal } from '../__testUtils__/aPortal';
import { anEntity, shop } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { aDraft, anIncident, discard, people } from './__testUtils__/writers';

const FACILITATOR = 'user:default/newcomer';
const GONE = 'user:default/gone';
const STRANGER = 'user:default/stranger';
const entities = [
  ...shop,
  ...['owner', 'colleague', 'outsider', 'newcomer'].map(name =>
    anEntity(`user:default/${name}`),
  ),
];

eachDatabase(
  'A draft whose author the catalog does not hold',
  (databases, databaseId) => {
    let portal: Portal;
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId, { entities });
    });
    afterAll(async () => {
      await portal.stop();
    });
    const { owner, colleague, outsider } = people(() => portal);
    const facilitator = () => portal.as(FACILITATOR);
    const draftOf = async (author: Caller, over: object = {}) => {
      const incident = await anIncident(owner());
      return aDraft(author, {
        incidents: [incident.key],
        facilitator: FACILITATOR,
        participants: ['user:default/outsider'],
        ...over,
      });
    };

    it('is discarded by its facilitator or who owns what it is about, and by nobody who only takes part', async () => {
      const draft = await draftOf(portal.as(GONE));
      const { body: seen } = await outsider().get(`/postmortems/${draft.key}`);
      expect(seen).toMatchObject({ editable: true, discardable: false });
      const refused = await discard(outsider(), draft).expect(403);
      expect(refused.body.error.message).toMatch(
        / is discarded by its facilitator or who owns what it is about, since its author has left/,
      );
      const { body } = await facilitator().get(`/postmortems/${draft.key}`);
      expect(body.discardable).toBe(true);
      await discard(facilitator(), draft).expect(204);
      await discard(colleague(), await draftOf(portal.as(GONE))).expect(204);
    });

    it('is discarded by its author, who can still sign in', async () => {
      const draft = await draftOf(portal.as(GONE));
      expect(draft.discardable).toBe(true);
      await discard(portal.as(GONE), draft).expect(204);
    });

    it('is discarded by nobody else whom the catalog does not hold either', async () => {
      const draft = await draftOf(portal.as(GONE), { facilitator: STRANGER });
      const stranger = portal.as(STRANGER);
      const { body } = await stranger.get(`/postmortems/${draft.key}`);
      expect(body).toMatchObject({ editable: true, discardable: false });
      const refused = await discard(stranger, draft).expect(403);
      expect(refused.body.error.message).toMatch(/ by its author$/);
    });

    it('is none of those whose author is there', async () => {
      const draft = await draftOf(owner());
      await discard(facilitator(), draft).expect(403);
    });
  },
);
