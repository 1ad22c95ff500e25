import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aDraft,
  anIncident,
  CHECKOUT,
  INDEXER,
  people,
} from './__testUtils__/writers';

const TITLE = 'Zanzibar was bought';
const NEWCOMER = 'user:default/newcomer';

eachDatabase(
  'A draft that is opened about a restricted incident',
  (databases, databaseId) => {
    let portal: Portal;
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId);
    });
    afterAll(async () => {
      await portal.stop();
    });
    const { owner, outsider } = people(() => portal);

    const restricted = () =>
      anIncident(owner(), {
        title: TITLE,
        visibility: 'restricted',
        entities: [{ ref: CHECKOUT }],
        times: { impactStarted: '2025-03-04T05:06:07Z' },
      });
    const moments = ({ timeline }: { timeline: readonly { at: unknown }[] }) =>
      timeline.map(({ at }) => at);

    it.each([
      ['who may read the incident', {}],
      [
        'who may read it, with a team of those',
        { participants: ['group:default/checkout-team'] },
      ],
    ])(
      'begins with its title and times when it is read by those only %s',
      async (_, over) => {
        const { key } = await restricted();
        const draft = await aDraft(owner(), {
          title: undefined,
          incidents: [key],
          ...over,
        });
        expect(draft.title).toBe(TITLE);
        expect(moments(draft)).toEqual(['2025-03-04T05:06:07Z']);
      },
    );

    it.each([
      ['a participant', { participants: [NEWCOMER] }],
      ['a team', { participants: ['group:default/search-team'] }],
      ['a facilitator', { facilitator: NEWCOMER }],
    ])(
      'begins with nothing of it when %s may not read it',
      async (_, others) => {
        const { key } = await restricted();
        const refused = await owner()
          .post('/postmortems', { incidents: [key], ...others })
          .expect(400);
        expect(refused.body.error.details.fields).toEqual([
          {
            field: 'body.title',
            problem: expect.stringContaining('all who will read it'),
          },
        ]);
        const draft = await aDraft(owner(), {
          title: 'What we learned',
          incidents: [key],
          ...others,
        });
        expect(draft.timeline).toEqual([]);
        expect(draft.incidents).toHaveLength(1);
      },
    );

    it('begins with what others are about that all may read, and not with what their owners may not', async () => {
      const hidden = await restricted();
      const open = await anIncident(owner(), {
        title: 'Search was slow',
        entities: [{ ref: INDEXER }],
        times: { impactStarted: '2025-05-06T07:08:09Z' },
      });
      const draft = await aDraft(owner(), {
        title: undefined,
        incidents: [hidden.key, open.key],
      });
      expect(draft.title).toBe('Search was slow');
      expect(moments(draft)).toEqual(['2025-05-06T07:08:09Z']);
      const { text } = await outsider()
        .get(`/postmortems/${draft.key}`)
        .expect(200);
      expect(text).not.toContain(hidden.key);
    });
  },
);
