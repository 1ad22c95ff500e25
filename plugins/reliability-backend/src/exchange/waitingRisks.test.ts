import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { changing } from '../changes/__testUtils__/changing';
import { aChangeRecord } from './__testUtils__/aChangeRecord';
import { recordSender } from './__testUtils__/recordSender';

const inJira = (externalId: string) => ({ source: 'jira', externalId });

eachDatabase(
  'A way to fail that waits for its action item',
  (databases, databaseId) => {
    const { portal } = aPortalUnderPolicy(databases, databaseId);
    const { get, owner } = changing(portal);
    const send = recordSender(portal);
    beforeAll(() => portal().refreshCatalog());
    beforeEach(() => portal().database('pending_reference').delete());

    const waiting = async () =>
      (await portal().database('pending_reference').select()).length;
    const item = (name: string, over: object = {}) => ({
      type: 'actionItem',
      ...inJira(name),
      title: 'Prepare it',
      ...over,
    });
    const linked = async (key = '') =>
      (await get(key)).risks.map(({ text, linked: is }) => [text, is]);

    it('goes on waiting where a person’s record leaves out the prediction, or what it became', async () => {
      const record = aChangeRecord('kept', {
        status: 'done',
        doneAt: '2026-03-01T10:00:00Z',
        risks: [
          { text: 'P1', actionItem: inJira('7') },
          { text: 'P2', actionItem: inJira('7') },
        ],
      });
      const [{ key }] = await send([record]);
      const [report] = await send([{ ...record, risks: [{ text: 'P2' }] }]);
      expect(report.warnings).toMatchObject([
        { message: { code: 'predictionsStay' } },
      ]);
      expect(await waiting()).toBe(2);
      await send([item('7')]);
      expect(await linked(key)).toEqual([
        ['P2', true],
        ['P1', true],
      ]);
    });

    it('waits no longer for what a record names no more', async () => {
      const record = aChangeRecord('named', {
        risks: ['8', '9', '10', '11'].map(name => ({
          text: name,
          actionItem: inJira(name),
        })),
      });
      const [{ key }] = await send([record]);
      await send([
        {
          ...record,
          risks: [
            { text: '8', actionItem: null },
            { text: '9', actionItem: inJira('12') },
            { text: '11' },
          ],
        },
      ]);
      expect(await waiting()).toBe(2);
      await send(['8', '9', '10', '11', '12'].map(name => item(name)));
      expect(await waiting()).toBe(0);
      expect(await linked(key)).toEqual([
        ['8', false],
        ['9', true],
        ['11', true],
      ]);
    });

    it('is waited for no more once somebody removed it, and nobody is warned', async () => {
      const [{ key = '' }] = await send([
        aChangeRecord('removed', {
          risks: [{ text: 'Gone', actionItem: inJira('13') }],
        }),
      ]);
      const [{ id, version }] = (await get(key)).risks;
      await owner()
        .delete(`/changes/${key}/failure-modes/${id}`)
        .set('If-Match', `"${version}"`)
        .expect(200);
      expect(await waiting()).toBe(0);
      const [created] = await send([item('13')]);
      expect(created).toMatchObject({ result: 'created', warnings: [] });
      expect(await waiting()).toBe(0);
    });

    it('is waited for again once somebody undid that', async () => {
      const [{ key = '' }] = await send([
        aChangeRecord('undone', {
          risks: [
            { text: 'Stays', actionItem: inJira('14') },
            { text: 'Comes back', actionItem: inJira('15') },
          ],
        }),
      ]);
      const [, { id, version }] = (await get(key)).risks;
      const planted = () =>
        portal()
          .database('pending_reference')
          .select('from_kind', 'from_id', 'detail', 'to_kind', 'planted_by')
          .select('to_source', 'to_external_id')
          .orderBy('to_external_id');
      const before = await planted();
      await owner()
        .delete(`/changes/${key}/failure-modes/${id}`)
        .set('If-Match', `"${version}"`)
        .expect(200);
      expect(await planted()).toEqual(before.slice(0, 1));
      await owner()
        .post(`/changes/${key}/failure-modes/${id}/restore`)
        .set('If-Match', `"${version}"`)
        .expect(200);
      expect(await planted()).toEqual(before);
      await send([item('15')]);
      expect(await linked(key)).toEqual([
        ['Stays', false],
        ['Comes back', true],
      ]);
    });
  },
);
