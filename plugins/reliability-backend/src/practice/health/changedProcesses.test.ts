import { Review, ReviewAgenda } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { aPortal, Portal } from '../../__testUtils__/aPortal';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import { aFrameworkSeries } from './__testUtils__/aFrameworkSeries';

const YEARS = 3 * 365 * 86_400_000;

interface Given {
  readonly name: string;
  readonly kinds?: string[];
  readonly severities?: string[];
}
const severe: Given = { name: 'Severe', severities: ['sev1'] };
const drills: Given = { name: 'Drills', kinds: ['drill'] };

eachDatabase('Processes that changed', (databases, databaseId) => {
  let database: Knex;
  let portal: Portal;
  const start = async (processes: readonly Given[], gate = 'advised') => {
    portal = await aPortal({ init: async () => database }, databaseId, {
      config: {
        data: {
          reliability: {
            charter: { gate },
            processes: processes.map(each => ({ ...each })),
          },
        },
      },
    });
  };
  const startAgain = async (...given: Parameters<typeof start>) => {
    await portal.stop();
    await start(...given);
  };
  const kept = () => database('history').where('resource_kind', 'process');
  const changed = async () => {
    const owner = portal.as('user:default/owner');
    const { body: review }: { body: Review } = await owner
      .post('/reviews', aFrameworkSeries)
      .expect(201);
    const { body }: { body: ReviewAgenda } = await owner
      .get(`/reviews/${review.key}/agenda`)
      .expect(200);
    return body.topics
      .filter(({ kind }) => kind === 'processes')
      .flatMap(({ entries }) => entries)
      .map(({ title, change }) => [title, change?.text]);
  };
  beforeEach(async () => {
    database = await databases.init(databaseId);
    await start([severe]);
  });
  afterEach(async () => {
    await portal.stop();
  });

  it('are what a back end starts with and the one before it did not', async () => {
    expect(await changed()).toEqual([]);
    await startAgain(
      [drills, { ...severe, severities: ['sev1', 'sev2'] }],
      'required',
    );
    expect(await changed()).toEqual([
      [
        'facilitatorKnowsCharter',
        'For the whole organisation: required; before: advised',
      ],
      ['Drills', 'New'],
      ['Severe', 'Changed'],
    ]);
  });

  it('are none where what changed was taken back', async () => {
    await startAgain([]);
    expect(await changed()).toEqual([['Severe', 'No longer there']]);
    await startAgain([severe]);
    expect(await changed()).toEqual([]);
  });

  it('are none where it starts with the same, which is kept once', async () => {
    await startAgain([severe]);
    expect(await kept()).toHaveLength(1);
    expect(await changed()).toEqual([]);
  });

  it('are told by the reviews in whose period they changed', async () => {
    await startAgain([drills]);
    await kept().update('at', Date.now() - YEARS);
    expect(await changed()).toEqual([]);
    await startAgain([drills, severe]);
    expect(await changed()).toEqual([['Severe', 'New']]);
  });
});
