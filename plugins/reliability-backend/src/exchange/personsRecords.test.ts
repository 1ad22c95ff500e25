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

    it('does not move when it was published when a person sends it', async () => {
      const publishedAt = '2026-03-10T10:00:00Z';
      const published = aDraft('told', { status: 'published', publishedAt });
      const [{ key }] = await send([published]);
      const [report] = await send(
        [{ ...published, publishedAt: '2199-01-01T00:00:00Z' }],
        { who: NEWCOMER },
      );
      expect(report.warnings).toContainEqual({
        problem:
          'when it was published stays as it is; a record does not change it',
        message: { code: 'publishedAtStays', values: {} },
      });
      expect(await read(key)).toMatchObject({ publishedAt });
    });

    it('says of no draft when it was published', async () => {
      const publishedAt = '2026-03-10T10:00:00Z';
      const [{ key }] = await send([aDraft('not yet', { publishedAt })]);
      expect(await read(key)).toMatchObject({
        status: 'draft',
        publishedAt: null,
      });
      const { body } = await portal
        .as('user:default/owner')
        .get(`/postmortems?publishedFrom=${publishedAt}&q=${key}`)
        .expect(200);
      expect(body.items).toEqual([]);
    });

    it('says nothing of what differs in nothing', async () => {
      const author = 'user:default/owner';
      for (const over of [
        { status: 'draft' },
        { status: 'published', publishedAt: '2026-03-10T10:00:00Z' },
      ]) {
        const same = aDraft(`same ${over.status}`, { author, ...over });
        await send([same]);
        const [report] = await send([{ ...same, title: 'Another title' }]);
        expect(report.warnings).not.toContainEqual(
          expect.objectContaining({
            problem: expect.stringContaining('stays'),
          }),
        );
      }
    });

    it('publishes it when a service sends it, to keep another system in step', async () => {
      const as = portal.asService();
      const author = 'user:default/owner';
      const [{ key }] = await send([aDraft('served', { author })], { as });
      for (const publishedAt of [
        '2026-03-10T10:00:00Z',
        '2026-03-11T10:00:00Z',
      ]) {
        await send(
          [aDraft('served', { author, status: 'published', publishedAt })],
          { as },
        );
        expect(await read(key)).toMatchObject({
          status: 'published',
          publishedAt,
        });
      }
    });
  },
);
