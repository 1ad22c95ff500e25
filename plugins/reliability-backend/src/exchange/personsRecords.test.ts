import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { recordSender } from './__testUtils__/recordSender';
import { aDraftRecord } from './__testUtils__/wikiRecords';

const NEWCOMER = 'user:default/newcomer';

eachDatabase(
  'A record about a postmortem that is there',
  (databases, databaseId) => {
    let portal: Portal;
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId);
    });
    afterAll(async () => {
      await portal.stop();
    });
    const send = recordSender(() => portal);
    const read = async (key?: string) => {
      const answer = await portal
        .as('user:default/owner')
        .get(`/postmortems/${key}`)
        .expect(200);
      return answer.body;
    };
    const aDraft = (externalId: string, over: object = {}) =>
      aDraftRecord(externalId, { participants: [NEWCOMER], ...over });

    it.each(['inReview', 'published'])(
      'is no step to %s, past the gates, when a person sends it',
      async status => {
        const [{ key }] = await send([aDraft(status)]);
        const [report] = await send([aDraft(status, { status })]);
        expect(report).toMatchObject({ result: 'updated', key });
        expect(report.warnings).toContainEqual({
          problem: 'its status stays as it is; a record does not change it',
          message: { code: 'statusStays', values: {} },
        });
        expect(await read(key)).toMatchObject({ status: 'draft' });
        await portal
          .as('user:default/outsider')
          .get(`/postmortems/${key}`)
          .expect(404);
      },
    );

    it('takes it from no author when a person sends it', async () => {
      const [{ key }] = await send([aDraft('taken')]);
      const [report] = await send(
        [aDraft('taken', { author: NEWCOMER, participants: [] })],
        { who: NEWCOMER },
      );
      expect(report.warnings).toContainEqual(
        expect.objectContaining({
          message: { code: 'authorStays', values: {} },
        }),
      );
      expect(await read(key)).toMatchObject({ author: 'user:default/owner' });
    });

    it('says nothing of what differs in nothing', async () => {
      const author = 'user:default/owner';
      const same = aDraft('same', { author, status: 'draft' });
      await send([same]);
      const [report] = await send([{ ...same, title: 'Another title' }]);
      expect(report.warnings).not.toContainEqual(
        expect.objectContaining({
          problem: expect.stringContaining('stays'),
        }),
      );
    });

    it('publishes it when a service sends it, to keep another system in step', async () => {
      const as = portal.asService();
      const author = 'user:default/owner';
      const [{ key }] = await send([aDraft('served', { author })], { as });
      await send([aDraft('served', { author, status: 'published' })], { as });
      expect(await read(key)).toMatchObject({ status: 'published' });
    });
  },
);
