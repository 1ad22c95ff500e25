import { aPortal, Caller, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { anIncidentRecord } from './__testUtils__/anIncidentRecord';
import { recordSender } from './__testUtils__/recordSender';

eachDatabase('Who reads an imported incident', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });

  const send = recordSender(() => portal);
  const owner = () => portal.as('user:default/owner');
  const colleague = () => portal.as('user:default/colleague');
  const outsider = () => portal.as('user:default/outsider');
  const status = async (who: Caller, path: string) =>
    (await who.get(path)).status;
  const sent = async (externalId: string, over: object = {}) => {
    const [report] = await send([anIncidentRecord(externalId, over)]);
    return { path: `/incidents/${report.key}`, ...report };
  };

  it('is a smaller circle once its source marks it restricted', async () => {
    const { path, key } = await sent('leak');
    const item = await owner()
      .post('/action-items', { title: 'Rotate the key', incident: key })
      .expect(201);
    expect(await status(outsider(), path)).toBe(200);
    const again = await sent('leak', { visibility: 'restricted' });
    expect(again).toMatchObject({ result: 'updated', key });
    expect(await status(outsider(), path)).toBe(404);
    expect(await status(outsider(), `${path}/history`)).toBe(404);
    expect(await status(colleague(), path)).toBe(200);
    await portal.relayOutbox();
    const itemPath = `/action-items/${item.body.key}`;
    expect(await status(outsider(), itemPath)).toBe(404);
    expect(await status(owner(), itemPath)).toBe(200);
  });

  it('stays as it is when a record does not say', async () => {
    const { path } = await sent('quiet', { visibility: 'restricted' });
    await sent('quiet', { title: 'Another title' });
    expect(await status(outsider(), path)).toBe(404);
    const { body } = await owner().get(path).expect(200);
    expect(body).toMatchObject({
      title: 'Another title',
      visibility: 'restricted',
    });
  });

  it('is everybody once its source says so', async () => {
    const { path } = await sent('over', { visibility: 'restricted' });
    expect(await status(outsider(), path)).toBe(404);
    await sent('over', { visibility: 'everyone' });
    expect(await status(outsider(), path)).toBe(200);
    expect(await status(outsider(), `${path}/history`)).toBe(200);
  });

  it('follows its entities, and keeps whoever brought it in', async () => {
    const { path } = await sent('moved', { visibility: 'restricted' });
    await send(
      [
        anIncidentRecord('moved', {
          title: 'It is the index',
          entities: [{ ref: 'component:default/search-indexer' }],
        }),
      ],
      { who: 'user:default/colleague' },
    );
    expect(await status(outsider(), path)).toBe(200);
    expect(await status(owner(), path)).toBe(200);
    expect(await status(colleague(), path)).toBe(404);
  });
});
