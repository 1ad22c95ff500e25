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

  it.each([
    ['', {}],
    [', whatever it is to concern then', { entities: [] }],
  ])('is kept from its owners by nobody else%s', async (name, over) => {
    const { path, key } = await sent(`taken${name}`);
    const taken = { visibility: 'restricted', title: 'Taken', ...over };
    const [report] = await send([anIncidentRecord(`taken${name}`, taken)], {
      who: 'user:default/outsider',
    });
    expect(report).toMatchObject({
      result: 'failed',
      errors: [
        { field: 'visibility', problem: expect.stringContaining('owns') },
      ],
    });
    expect(report).not.toHaveProperty('key', key);
    const { body } = await owner().get(path).expect(200);
    expect(body).toMatchObject({
      title: `Incident taken${name}`,
      visibility: 'everyone',
      version: 1,
    });
  });

  it('is kept from its owners by no two records of somebody else either', async () => {
    const { path } = await sent('taken twice');
    const taken = await send(
      [
        anIncidentRecord('taken twice', {
          entities: [{ ref: 'component:default/search-indexer' }],
        }),
        anIncidentRecord('taken twice', {
          entities: undefined,
          visibility: 'restricted',
        }),
      ],
      { who: 'user:default/outsider' },
    );
    const updated = { result: 'updated' };
    expect(taken.slice(0, 2)).toMatchObject([updated, updated]);
    expect(await status(colleague(), path)).toBe(200);
    expect(await status(outsider(), path)).toBe(200);
  });

  describe('and a service brings it in', () => {
    const bringIn = async (externalId: string, over: object = {}) => {
      const [report] = await send([anIncidentRecord(externalId, over)], {
        as: portal.asService(),
      });
      return report;
    };
    const forNobody = {
      result: 'failed',
      errors: [
        { field: 'visibility', problem: expect.stringContaining('nobody') },
      ],
    };
    const count = async () =>
      (await portal.database('confidential').count({ total: '*' }))[0].total;

    it.each([
      ['without entities', []],
      ['with entities that nobody owns', [{ ref: 'component:default/gone' }]],
    ])('%s, is refused when nobody could read it', async (_, entities) => {
      const before = await count();
      const name = `nobody-${entities.length}`;
      expect(
        await bringIn(name, { visibility: 'restricted', entities }),
      ).toMatchObject(forNobody);
      expect(await count()).toBe(before);
    });

    it('is for the owners of its entities', async () => {
      const { key } = await bringIn('owned', { visibility: 'restricted' });
      expect(await status(owner(), `/incidents/${key}`)).toBe(200);
      expect(await status(outsider(), `/incidents/${key}`)).toBe(404);
    });

    it('does not take the last readers away', async () => {
      const { key } = await bringIn('last', { visibility: 'restricted' });
      const taken = await bringIn('last', { entities: [], title: 'Taken' });
      expect(taken).toMatchObject(forNobody);
      const { body } = await owner().get(`/incidents/${key}`).expect(200);
      expect(body).toMatchObject({ title: 'Incident last', version: 1 });
    });

    it('is not hidden from everybody', async () => {
      const open = await bringIn('hidden', { entities: [] });
      const hidden = await bringIn('hidden', {
        entities: [],
        visibility: 'restricted',
      });
      expect(hidden).toMatchObject(forNobody);
      expect(await status(outsider(), `/incidents/${open.key}`)).toBe(200);
    });

    it('stays with the owners of what it concerned when it was restricted', async () => {
      const { key } = await bringIn('kept');
      await bringIn('kept', {
        visibility: 'restricted',
        entities: [{ ref: 'component:default/search-indexer' }],
      });
      expect(await status(owner(), `/incidents/${key}`)).toBe(200);
      expect(await status(outsider(), `/incidents/${key}`)).toBe(200);
    });

    it('is no longer for the owners of what the service took off it before', async () => {
      const { key } = await bringIn('corrected');
      const entities = [{ ref: 'component:default/search-indexer' }];
      await bringIn('corrected', { entities });
      await bringIn('corrected', { entities, visibility: 'restricted' });
      expect(await status(outsider(), `/incidents/${key}`)).toBe(200);
      expect(await status(owner(), `/incidents/${key}`)).toBe(404);
    });

    it('may be left to a person who reads it', async () => {
      const { key } = await bringIn('left');
      await owner()
        .patch(`/incidents/${key}`, { visibility: 'restricted' })
        .set('If-Match', '"1"')
        .expect(200);
      const report = await bringIn('left', { entities: [] });
      expect(report).toMatchObject({ result: 'updated', key });
      expect(await status(owner(), `/incidents/${key}`)).toBe(200);
    });
  });

  it('stays as it is while it is merged, and the report says so', async () => {
    const one = await sent('merged');
    const other = await sent('merged into');
    await owner()
      .post(`/incidents/${one.key}/merge`, { into: other.key })
      .set('If-Match', '"1"')
      .expect(200);
    for (const [name, path] of [
      ['merged', one.path],
      ['merged into', other.path],
    ]) {
      const report = await sent(name, {
        visibility: 'restricted',
        title: 'Another title',
      });
      expect(report).toMatchObject({
        result: 'updated',
        warnings: [{ message: { code: 'visibilityStays' } }],
      });
      const { body } = await outsider().get(path).expect(200);
      expect(body.title).toBe('Another title');
    }
  });
});
