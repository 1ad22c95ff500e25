import { aPortal, Caller, Portal } from '../__testUtils__/aPortal';
import { anEntity, shop } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aDraft,
  anIncident,
  CHECKOUT,
  discard,
  INDEXER,
  patch,
  people,
} from './__testUtils__/writers';

const FACILITATOR = 'user:default/newcomer';
const GONE = 'user:default/gone';
const OUTSIDER = 'user:default/outsider';
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
        participants: [OUTSIDER],
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

    it('is not taken over by who only takes part: neither as its facilitator, nor by what it is about', async () => {
      const draft = await draftOf(portal.as(GONE));
      const own = await anIncident(outsider(), {
        entities: [{ ref: INDEXER }],
      });
      for (const taken of [
        { facilitator: OUTSIDER },
        { facilitator: 'group:default/search-team' },
        { incidents: [...draft.incidents.map(({ key }) => key), own.key] },
        { facilitator: null, incidents: [] },
      ]) {
        const { body } = await patch(outsider(), draft, taken).expect(403);
        expect(body.error.message).toMatch(
          /has no author in the catalog.* ask its facilitator or who owns what it is about/,
        );
      }
      await patch(outsider(), draft, { facilitator: null }).expect(200);
    });

    it('is not taken over by changing what its incident concerns', async () => {
      const draft = await draftOf(portal.as(GONE));
      const [{ key }] = draft.incidents;
      const concern = async (...refs: string[]) => {
        const { body } = await outsider().get(`/incidents/${key}`).expect(200);
        await outsider()
          .patch(`/incidents/${key}`, { entities: refs.map(ref => ({ ref })) })
          .set('If-Match', `"${body.version}"`)
          .expect(200);
        return (await outsider().get(`/postmortems/${draft.key}`).expect(200))
          .body;
      };
      const added = await concern(CHECKOUT, INDEXER);
      expect(added).toMatchObject({ editable: true, discardable: false });
      await patch(outsider(), added, { facilitator: null }).expect(200);
      await patch(outsider(), await concern(), {
        facilitator: OUTSIDER,
      }).expect(403);
    });

    it('gets a facilitator from somebody else who takes part, and from those who may discard it', async () => {
      const draft = await draftOf(portal.as(GONE), { facilitator: null });
      const { body } = await patch(outsider(), draft, {
        facilitator: FACILITATOR,
      }).expect(200);
      await patch(colleague(), body, {
        facilitator: 'user:default/colleague',
      }).expect(200);
    });

    it('is taken over by who takes part where nobody else is left', async () => {
      const draft = await draftOf(portal.as(GONE), {
        facilitator: STRANGER,
        incidents: [],
      });
      const { body } = await patch(outsider(), draft, {
        facilitator: OUTSIDER,
      }).expect(200);
      expect(body.discardable).toBe(true);
      await discard(outsider(), body).expect(204);
    });

    it('is none of those whose author is there', async () => {
      const draft = await draftOf(owner());
      await discard(facilitator(), draft).expect(403);
    });
  },
);
