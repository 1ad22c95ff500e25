import {
  defaultFailureModes,
  FailureMode,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPolicy } from '../__testUtils__/aPolicy';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';

eachDatabase('Failure modes', (databases, databaseId) => {
  const policy = aPolicy();
  let portal: Portal;
  const owner = () => portal.as('user:default/owner');
  const outsider = () => portal.as('user:default/outsider');
  const listed = async (): Promise<FailureMode[]> =>
    (await outsider().get('/failure-modes').expect(200)).body.items;
  const one = async (id: string) =>
    (await listed()).find(each => each.id === id);
  const put = (id: string, version: number, fields: object = {}) =>
    owner()
      .put(`/failure-modes/${id}`, { name: id, ...fields })
      .set('If-Match', `"${version}"`);
  const refused = async (request: ReturnType<typeof put>) =>
    (await request.expect(400)).body.error.details.fields;

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [policy.factory],
    });
  });
  beforeEach(() => policy.set({}));
  afterAll(async () => {
    await portal.stop();
  });

  it('are those that come with the plugin to begin with, A to Z', async () => {
    const { body } = await outsider().get('/failure-modes').expect(200);
    expect(body.editable).toBe(true);
    expect(body.items).toHaveLength(defaultFailureModes.length);
    expect(body.items[0].name).toBe('Access lost');
    expect(await one('retry-storm')).toMatchObject({
      name: 'Retry storm',
      version: 0,
    });
    await outsider().get('/failure-modes/deadlock/history').expect(404);
  });

  it('are changed on their version, and remember how', async () => {
    const { body } = await put('dns', 0, { name: 'DNS' }).expect(200);
    expect(body).toEqual({
      id: 'dns',
      name: 'DNS',
      description: '',
      layer: null,
      aliases: [],
      retired: false,
      replacedBy: null,
      version: 1,
    });
    const late = await put('dns', 0, { name: 'Names' }).expect(412);
    expect(late.body.error.details.current).toEqual(body);
    await owner().put('/failure-modes/dns', { name: 'Names' }).expect(428);
    await put('dns', 1, { name: 'Names', aliases: ['dns outage'] }).expect(200);
    expect(await one('dns')).toMatchObject({ name: 'Names', version: 2 });
    const { body: history } = await outsider()
      .get('/failure-modes/dns/history')
      .expect(200);
    expect(history.items).toMatchObject([
      {
        by: 'user:default/owner',
        version: 2,
        changes: { name: ['DNS', 'Names'], aliases: [[], ['dns outage']] },
      },
      { version: 1, changes: { name: ['Name resolution', 'DNS'] } },
    ]);
  });

  it('are added, and one of two who add the same is told', async () => {
    const statuses = await Promise.all(
      ['A', 'B'].map(
        async name => (await put('ours', 0, { name: `Ours ${name}` })).status,
      ),
    );
    expect(statuses.sort()).toEqual([200, 412]);
    expect(await one('ours')).toMatchObject({ version: 1 });
  });

  it('have no word of another, and nothing takes its own place', async () => {
    expect(
      await refused(put('new', 0, { aliases: ['Retry Storm'] })),
    ).toMatchObject([{ field: 'body.aliases' }]);
    expect(await refused(put('new', 0, { name: 'deadlock' }))).toMatchObject([
      { field: 'body.name' },
    ]);
    const retired = { retired: true };
    expect(
      await refused(put('new', 0, { ...retired, replacedBy: 'nothing' })),
    ).toMatchObject([{ field: 'body.replacedBy' }]);
    expect(
      await refused(put('new', 0, { replacedBy: 'deadlock' })),
    ).toMatchObject([{ field: 'body.replacedBy' }]);
    await put('first', 0, { ...retired, replacedBy: 'deadlock' }).expect(200);
    expect(
      await refused(put('deadlock', 0, { ...retired, replacedBy: 'first' })),
    ).toMatchObject([{ field: 'body.replacedBy' }]);
    expect(await one('new')).toBeUndefined();
  });

  it.each(['Retry', 'a--b', '-a', 'x'.repeat(61)])(
    'have no id such as %s',
    async id => {
      expect(await refused(put(id, 0))).toMatchObject([{ field: 'params.id' }]);
    },
  );

  it('are changed by those only whom the policy lets', async () => {
    policy.set({
      'reliability.failureMode.administer': { result: AuthorizeResult.DENY },
    });
    await put('deadlock', 0).expect(403);
    const { body } = await outsider().get('/failure-modes').expect(200);
    expect(body.editable).toBe(false);
  });

  it('find what was written in any of their words, also after a mode took their place', async () => {
    const written = ['lost-update', 'Race condition', 'lost update', 'races'];
    for (const failureMode of [...written, 'something else']) {
      await owner()
        .post('/incidents', { title: failureMode, failureMode })
        .expect(201);
    }
    await put('races', 0, { retired: true, replacedBy: 'lost-update' }).expect(
      200,
    );
    const found = async (word: string) => {
      const { body } = await outsider()
        .get(`/incidents?failureMode=${encodeURIComponent(word)}`)
        .expect(200);
      return body.items.map(({ title }: { title: string }) => title).sort();
    };
    for (const word of ['lost-update', 'write conflict', 'races']) {
      expect(await found(word)).toEqual([...written].sort());
    }
    expect(await found('something else')).toEqual(['something else']);
  });
});
