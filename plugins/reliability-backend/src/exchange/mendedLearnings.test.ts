import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { recordSender } from './__testUtils__/recordSender';

interface Read {
  readonly key: string;
  readonly statement: string;
}

eachDatabase('A learning mended at its source', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });
  const send = recordSender(() => portal);
  const owner = () => portal.as('user:default/owner');
  const imported = async (
    externalId: string,
    learnings: readonly object[],
  ): Promise<Read[]> => {
    const [{ key }] = await send([
      {
        type: 'postmortem',
        source: 'wiki',
        externalId,
        title: 'Why the search was down',
        status: 'published',
        learnings,
      },
    ]);
    const { body } = await owner().get(`/postmortems/${key}`).expect(200);
    return body.learnings.map((read: Read) => ({
      key: read.key,
      statement: read.statement,
    }));
  };

  it('keeps its key and where it stands when a typo of it is mended', async () => {
    const statements = ['Bound retrys', 'Test the limits'];
    const [typo, other] = await imported(
      'typo',
      statements.map(statement => ({ statement })),
    );
    await owner()
      .put(`/learnings/${typo.key}/standing`, {
        state: 'retired',
        reason: 'The client bounds them now',
      })
      .set('If-Match', '"1"')
      .expect(200);

    expect(
      await imported('typo', [
        { statement: 'Bound retries' },
        { statement: 'Test the limits' },
      ]),
    ).toEqual([{ key: typo.key, statement: 'Bound retries' }, other]);
    const { body } = await owner().get(`/learnings/${typo.key}`).expect(200);
    expect(body).toMatchObject({ statement: 'Bound retries' });
    expect(JSON.stringify(body)).toContain('The client bounds them now');
  });

  it('is known by its statement when other words of it are changed and its place, too', async () => {
    const [first, second] = await imported('moved', [
      { statement: 'Bound retries', helped: 'A cap' },
      { statement: 'Test the limits' },
    ]);
    expect(
      await imported('moved', [
        { statement: 'Test the limits', appliesTo: 'Queues' },
        { statement: 'Bound retries', helped: 'A cap of three' },
      ]),
    ).toEqual([second, first]);
  });

  it('is not taken for one that stands beside it, nor for one that was put before it', async () => {
    const [first, second] = await imported('added', [
      { statement: 'Bound retries' },
      { statement: 'Test the limits' },
    ]);
    const [fresh, ...known] = await imported('added', [
      { statement: 'Ask the vendor' },
      { statement: 'Bound retries' },
      { statement: 'Test the limits' },
    ]);
    expect(known).toEqual([first, second]);
    expect([first.key, second.key]).not.toContain(fresh.key);
  });

  it('is a new one where others were taken out beside it', async () => {
    const before = await imported('fewer', [
      { statement: 'Bound retries' },
      { statement: 'Test the limits' },
    ]);
    const [fresh] = await imported('fewer', [{ statement: 'Ask the vendor' }]);
    expect(before.map(({ key }) => key)).not.toContain(fresh.key);
  });
});
