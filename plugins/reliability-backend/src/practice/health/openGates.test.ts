import {
  Postmortem,
  Review,
  ReviewAgenda,
} from '@afterword/plugin-reliability-common';
import { aPortal, Portal } from '../../__testUtils__/aPortal';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import {
  anIncident,
  aWrittenDraft,
  patch,
  people,
  step,
} from '../../postmortems/__testUtils__/writers';
import {
  aPostmortemTold,
  anIncidentTold,
  tell,
} from '../../postmortems/__testUtils__/toldByWiki';
import { aFrameworkSeries } from './__testUtils__/aFrameworkSeries';

const GATE = 'facilitatorKnowsCharter';

eachDatabase('Gates that stood open', (databases, databaseId) => {
  let portal: Portal;
  const { owner, outsider } = people(() => portal);
  beforeEach(async () => {
    portal = await aPortal(databases, databaseId);
    await portal.refreshCatalog();
    await owner()
      .put('/practice/charter', { text: 'How', sponsor: 'Head', glossary: [] })
      .set('If-Match', '"0"')
      .expect(200);
  });
  afterEach(async () => {
    await portal.stop();
  });

  /** In review, with nothing missing but what the facilitator has not acknowledged. */
  const aReadyDraft = async (facilitator: string): Promise<Postmortem> => {
    const incident = await anIncident(owner());
    const draft = await aWrittenDraft(owner(), { incidents: [incident.key] });
    const { body: led } = await patch(owner(), draft, { facilitator }).expect(
      200,
    );
    return (await step(owner(), led, 'inReview').expect(200)).body;
  };
  const publish = async (postmortem: Postmortem): Promise<Postmortem> =>
    (await step(owner(), postmortem, 'published').expect(200)).body;
  const gatesOf = async (caller = owner()) => {
    const { body: review }: { body: Review } = await owner()
      .post('/reviews', aFrameworkSeries)
      .expect(201);
    const { body }: { body: ReviewAgenda } = await caller
      .get(`/reviews/${review.key}/agenda`)
      .expect(200);
    const topic = body.topics.find(({ kind }) => kind === 'gates');
    return topic?.entries.map(({ key, title, change }) => [
      key,
      title,
      change?.text,
    ]);
  };

  it('are counted over what was published, and named by no document', async () => {
    await publish(await aReadyDraft('user:default/outsider'));
    await publish(await aReadyDraft('group:default/search'));
    const lines = [[null, GATE, '1 of 2 were published with it open']];
    expect(await gatesOf()).toEqual(lines);
    await outsider()
      .post('/practice/charter/acknowledgements')
      .set('If-Match', '"1"')
      .expect(200);
    expect(await gatesOf(outsider())).toEqual(lines);
  });

  it('are no topic while none stood open, whatever drafts have', async () => {
    await publish(await aReadyDraft('group:default/search'));
    await aReadyDraft('user:default/outsider');
    expect(await gatesOf()).toBeUndefined();
  });

  it('are not asked of what was published elsewhere', async () => {
    await tell(portal, [
      anIncidentTold('1'),
      aPostmortemTold('a', ['1'], ['technology'], {
        publishedAt: new Date(Date.now() - 86_400_000).toISOString(),
        author: 'user:default/owner',
      }),
    ]);
    await publish(await aReadyDraft('user:default/outsider'));
    expect(await gatesOf()).toEqual([
      [null, GATE, '1 of 1 were published with it open'],
    ]);
  });
});
