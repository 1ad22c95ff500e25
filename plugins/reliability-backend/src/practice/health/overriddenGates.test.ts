import {
  Postmortem,
  PracticeHealth,
  ReviewAgenda,
} from '@afterword/plugin-reliability-common';
import { aPortal, Portal } from '../../__testUtils__/aPortal';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import {
  anIncident,
  aWrittenDraft,
  people,
  step,
} from '../../postmortems/__testUtils__/writers';
import { aFrameworkSeries } from './__testUtils__/aFrameworkSeries';

const LATE = 'timesKnown';
const WHY = 'Nobody measured it then';

eachDatabase('Gates that were overridden', (databases, databaseId) => {
  let portal: Portal;
  const { owner, outsider } = people(() => portal);
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      config: {
        data: {
          reliability: {
            processes: [
              {
                name: 'Drills',
                kinds: ['drill'],
                gates: { [LATE]: 'advised' },
              },
              { name: 'All', gates: { [LATE]: 'overridable' } },
            ],
          },
        },
      },
    });
    await portal.refreshCatalog();
  });
  afterAll(() => portal.stop());

  const published = async (kind: string, overrides: object) => {
    const incident = await anIncident(owner(), { kind, times: undefined });
    const draft = await aWrittenDraft(owner(), { incidents: [incident.key] });
    const { body }: { body: Postmortem } = await step(
      owner(),
      draft,
      'inReview',
    ).expect(200);
    await owner()
      .post(`/postmortems/${draft.key}/transitions`, {
        to: 'published',
        overrides,
      })
      .set('If-Match', `"${body.version}"`)
      .expect(200);
  };

  it('are counted beside those that stood open, and nothing is named', async () => {
    await published('incident', { [LATE]: WHY });
    await published('drill', {});
    const { body: review } = await owner()
      .post('/reviews', aFrameworkSeries)
      .expect(201);
    const { body }: { body: ReviewAgenda } = await outsider()
      .get(`/reviews/${review.key}/agenda`)
      .expect(200);
    const topic = body.topics.find(({ kind }) => kind === 'gates');
    expect(topic?.entries).toMatchObject([
      {
        key: null,
        title: LATE,
        change: { text: '2 of 2 were published with it open, 1 with a reason' },
      },
    ]);
    expect(JSON.stringify(topic)).not.toContain(WHY);
  });

  it('are counted by practice health, and found by whoever may read what was published', async () => {
    const { body }: { body: PracticeHealth } = await outsider()
      .get('/practice/health')
      .expect(200);
    expect(body.gates).toEqual({
      of: 2,
      open: [{ gate: LATE, published: 2, overridden: 1 }],
    });
    const found = async (query: string) => {
      const { body: list } = await outsider()
        .get(`/postmortems?count=true&${query}`)
        .expect(200);
      expect(list.page.total).toBe(list.items.length);
      return list.items.length;
    };
    expect(await found(`overridden=${LATE}`)).toBe(1);
    expect(await found(`overridden=processAction,${LATE}`)).toBe(1);
    expect(await found('overridden=processAction')).toBe(0);
  });

  it('are found by no text of a reason that looks like a gate', async () => {
    await published('incident', {
      [LATE]: '{"gate":"processAction","by":"nobody"}',
    });
    await outsider()
      .get('/postmortems?overridden=processAction')
      .expect(200)
      .expect(({ body }) => expect(body.items).toEqual([]));
  });

  it('are asked for by gates that there are', async () => {
    const { body } = await outsider()
      .get('/postmortems?overridden=everything')
      .expect(400);
    expect(JSON.stringify(body)).toContain('overridden');
  });
});
