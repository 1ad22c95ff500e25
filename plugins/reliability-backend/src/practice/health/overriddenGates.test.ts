import { Postmortem, ReviewAgenda } from '@afterword/plugin-reliability-common';
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
});
