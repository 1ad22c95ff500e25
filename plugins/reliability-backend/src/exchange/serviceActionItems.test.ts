import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { recordSender } from './__testUtils__/recordSender';

eachDatabase(
  'An action item that a service brings in',
  (databases, databaseId) => {
    let portal: Portal;
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId);
    });
    afterAll(async () => {
      await portal.stop();
    });
    const owner = () => portal.as('user:default/owner');
    const send = recordSender(() => portal);
    const bringIn = async (...lines: object[]) =>
      send(lines, { as: portal.asService() });

    const aPostmortem = (externalId: string, over: object = {}) => ({
      type: 'postmortem',
      source: 'wiki',
      externalId,
      title: `Why ${externalId}`,
      ...over,
    });
    const anItem = (externalId: string, over: object = {}) => ({
      type: 'actionItem',
      source: 'tracker',
      externalId,
      title: `Do ${externalId}`,
      postmortem: { source: 'wiki', externalId },
      ...over,
    });
    const refused = {
      result: 'failed',
      errors: [
        { field: 'postmortem', problem: expect.stringContaining('draft') },
      ],
    };
    const itemsOf = async (key: string | undefined) =>
      (await owner().get(`/action-items?postmortem=${key}`).expect(200)).body
        .items;
    const publish = (key = '') =>
      portal
        .database('postmortem')
        .where('id', Number(key.slice(3)))
        .update({ status: 'published', confidential_id: null });

    it('does not land in a draft that a person brought in', async () => {
      const [{ key }] = await send([aPostmortem('draft')]);
      const [report, { summary }] = await bringIn(anItem('draft'));
      expect(report).toMatchObject(refused);
      expect(summary).toMatchObject({ failed: 1, waiting: 0 });
      expect(await itemsOf(key)).toEqual([]);
      await publish(key);
      const [later] = await bringIn(anItem('draft'));
      expect(later).toMatchObject({ result: 'created' });
      expect(await itemsOf(key)).toHaveLength(1);
    });

    it('does not land in a draft that was written here, and is told no more of it than of none', async () => {
      const { body: draft } = await owner()
        .post('/postmortems', { title: 'Written here' })
        .expect(201);
      const { id } = await portal.database('installation').first('id');
      const of = (externalId: string) =>
        anItem(`of ${externalId}`, {
          postmortem: { source: `afterword:${id}`, externalId },
        });
      const [hidden] = await bringIn(of(draft.key));
      const [missing] = await bringIn(of('PM-4711'));
      await bringIn({ ...of(draft.key), postmortem: null });
      expect((await bringIn(of(draft.key)))[0]).toEqual(missing);
      expect(hidden).toMatchObject(refused);
      expect(hidden).toEqual(missing);
      expect(await itemsOf(draft.key)).toEqual([]);
    });

    it('does not wait for a person’s draft either', async () => {
      const [waiting] = await bringIn(anItem('waits'));
      expect(waiting).toMatchObject({ result: 'created' });
      const [report] = await send([aPostmortem('waits')]);
      expect(report).toMatchObject({
        result: 'created',
        warnings: [{ message: { code: 'notConnected' } }],
      });
      expect(await itemsOf(report.key)).toEqual([]);
      const [again] = await bringIn(anItem('waits'));
      expect(again).toMatchObject({ result: 'unchanged', key: waiting.key });
      const [changed] = await bringIn(anItem('waits', { title: 'Do more' }));
      expect(changed).toMatchObject(refused);
    });

    it('goes on being told of where people have put it', async () => {
      const [{ key }] = await send([aPostmortem('put')]);
      const [item] = await bringIn(anItem('put', { postmortem: null }));
      await send([anItem('put', { title: 'Mine' })]);
      expect(await itemsOf(key)).toHaveLength(1);
      const [report] = await bringIn(anItem('put', { title: 'In step' }));
      expect(report).toMatchObject({ result: 'updated', key: item.key });
      expect(await itemsOf(key)).toMatchObject([{ title: 'In step' }]);
    });

    it('lands in what a service brought in, whichever comes first', async () => {
      await bringIn(aPostmortem('theirs', { author: 'user:default/owner' }));
      const [, item] = await bringIn(
        anItem('theirs'),
        anItem('comes first', { externalId: 'first' }),
        aPostmortem('comes first', { author: 'user:default/owner' }),
      );
      expect(item).toMatchObject({ result: 'created' });
      const { body } = await owner().get('/action-items?limit=200').expect(200);
      const linked = body.items.filter(
        ({ title, postmortem }: { title: string; postmortem: unknown }) =>
          ['Do theirs', 'Do comes first'].includes(title) && postmortem,
      );
      expect(linked).toHaveLength(2);
    });
  },
);
