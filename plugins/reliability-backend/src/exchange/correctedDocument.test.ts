import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { aDocument } from './__testUtils__/aDocument';

eachDatabase('A document that a person corrected', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });

  const owner = () => portal.as('user:default/owner');
  const importIt = (externalId: string, over: object = {}, query = '') =>
    owner().post(`/postmortems/import${query}`, {
      externalId,
      ...aDocument,
      ...over,
    });
  const correct = async (
    name: string,
    over: { postmortem?: object; actionItem?: object },
  ) => {
    const { body } = await importIt(name, {}, '?dryRun=true').expect(200);
    const { incident, postmortem, actionItems } = body.reading;
    return importIt(name, {
      corrected: {
        incident,
        postmortem: { ...postmortem, ...over.postmortem },
        actionItems: actionItems.map((item: object) => ({
          ...item,
          ...over.actionItem,
        })),
      },
    });
  };

  it('is written by whoever imports it, whatever it says', async () => {
    const { body } = await correct('author.md', {
      postmortem: { author: 'user:default/outsider' },
    });
    const { body: read } = await owner()
      .get(`/postmortems/${body.stored.postmortem}`)
      .expect(200);
    expect(read.author).toBe('user:default/owner');
  });

  it.each(['verified', 'ineffective', 'committed'])(
    'does not say that an action item is %s: that takes its own step',
    async status => {
      const answer = await correct(`${status}.md`, {
        actionItem: { status },
      });
      expect(answer.status).toBe(400);
      expect(answer.body.error.details.fields).toEqual([
        {
          field: 'body.corrected.actionItems.0.status',
          problem: expect.stringContaining('done'),
        },
      ]);
    },
  );

  it('has as many action items as are read out of one', async () => {
    const { body } = await importIt('many.md', {}, '?dryRun=true').expect(200);
    const [item] = body.reading.actionItems;
    const answer = await importIt('many.md', {
      corrected: {
        incident: null,
        postmortem: body.reading.postmortem,
        actionItems: Array.from({ length: 1_001 }, (_, index) => ({
          ...item,
          externalId: `many.md#${index}`,
        })),
      },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.fields).toEqual([
      {
        field: 'body.corrected.actionItems',
        problem: 'must be at most 1000 entries',
      },
    ]);
  });

  it('rests its factors on as much as can be written by hand', async () => {
    const answer = await correct('evidence.md', {
      postmortem: {
        factors: [
          {
            text: 'One limit for all',
            layer: 'technology',
            evidence: Array.from({ length: 51 }, () => ({
              type: 'log',
              title: 'It says so',
            })),
          },
        ],
      },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.fields).toMatchObject([
      { field: 'body.corrected.postmortem.factors.0.evidence' },
    ]);
  });

  it('does not date a promise or a check that nobody made', async () => {
    const { body } = await correct('dates.md', {
      actionItem: {
        status: 'done',
        committedAt: '2020-01-01T00:00:00Z',
        verifiedAt: '2020-02-01T00:00:00Z',
      },
    });
    const item = await owner().get(
      `/action-items/${body.stored.actionItems[0]}`,
    );
    expect(item.body).toMatchObject({
      status: 'done',
      committedAt: null,
      verifiedAt: null,
    });
  });

  it('takes back no promise that was made since', async () => {
    const { body } = await importIt('promise.md').expect(200);
    const [key] = body.stored.actionItems;
    const patched = await owner()
      .patch(`/action-items/${key}`, {
        owner: 'group:default/search-team',
        due: '2099-01-01',
        acceptanceTest: 'A drill shows it',
      })
      .set('If-Match', '"1"')
      .expect(200);
    await owner()
      .post(`/action-items/${key}/transitions`, { to: 'committed' })
      .set('If-Match', `"${patched.body.version}"`)
      .expect(200);
    await correct('promise.md', {
      actionItem: { description: 'In more words', due: null },
    });
    const item = await owner().get(`/action-items/${key}`).expect(200);
    expect(item.body).toMatchObject({
      status: 'committed',
      due: '2099-01-01',
      description: 'In more words',
    });
  });
});
