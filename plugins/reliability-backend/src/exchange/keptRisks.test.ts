import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { changing } from '../changes/__testUtils__/changing';
import { aChangeRecord } from './__testUtils__/aChangeRecord';
import { recordSender } from './__testUtils__/recordSender';

const TEAM = 'group:default/checkout-team';
const made = { status: 'done', doneAt: '2026-03-01T10:00:00Z' };
const said = {
  failureMode: 'Exhaustion',
  likelihood: 'likely',
  impact: 'high',
  detection: 'An alert',
  rollback: 'Point back',
  runbook: 'Page 7',
  owner: TEAM,
};

eachDatabase(
  'A way to fail that a record names again',
  (databases, databaseId) => {
    const { portal } = aPortalUnderPolicy(databases, databaseId);
    const { get, owner, rewriteRisk, tellOutcome } = changing(portal);
    const send = recordSender(portal);
    const service = () => portal().asService();
    beforeAll(() => portal().refreshCatalog());

    const textsOf = async (key = '') =>
      (await get(key)).risks.map(({ text }) => text);

    it('keeps what people did here in what the record leaves out', async () => {
      const record = aChangeRecord('left out', {
        ...made,
        risks: [{ text: 'Told' }, { text: 'A surprise', foreseen: false }],
      });
      const [{ key = '' }] = await send([
        { ...record, ...{ status: 'planned', doneAt: null } },
      ]);
      const [told] = (await get(key)).risks;
      await rewriteRisk(key, told, { ...said, text: 'Told' }).expect(200);
      const [{ id, version }] = (await get(key)).risks;
      await owner()
        .post(`/changes/${key}/failure-modes/${id}/action-item`)
        .set('If-Match', `"${version}"`)
        .expect(200);
      await send([record], { as: service() });
      await tellOutcome(await get(key), {
        risks: [{ id, outcome: 'occurred' }],
        complete: true,
      }).expect(200);
      const before = await get(key);
      expect(before).toMatchObject({
        status: 'reviewed',
        risks: [{ ...said, linked: true, outcome: 'occurred' }, {}],
      });
      const [report] = await send(
        [
          aChangeRecord('left out', {
            title: 'Another title',
            risks: [{ text: 'Told' }, { text: 'A surprise' }],
          }),
        ],
        { as: service() },
      );
      expect(report).toMatchObject({ result: 'updated', warnings: [] });
      const after = await get(key);
      expect(after).toMatchObject({
        title: 'Another title',
        status: 'reviewed',
      });
      expect(after.risks).toEqual(before.risks);
    });

    it('is emptied by null in what may be missing, and by nothing else', async () => {
      const record = aChangeRecord('null', {
        risks: [{ ...said, text: 'Told', outcome: 'occurred' }],
      });
      const [{ key = '' }] = await send([record]);
      const nothing = {
        failureMode: null,
        detection: null,
        rollback: null,
        runbook: null,
        owner: null,
        actionItem: null,
      };
      const counted = {
        likelihood: null,
        impact: null,
        foreseen: null,
        outcome: null,
      };
      const risk = { text: 'Told', ...nothing, ...counted };
      const [report] = await send([
        { ...record, risks: [risk, { ...risk, text: 'New' }] },
      ]);
      expect(report).toMatchObject({ result: 'updated', errors: [] });
      const empty = {
        failureMode: null,
        detection: '',
        rollback: '',
        runbook: '',
        owner: null,
        linked: false,
        foreseen: true,
      };
      expect((await get(key)).risks).toMatchObject([
        { ...empty, likelihood: 'likely', impact: 'high', outcome: 'occurred' },
        { ...empty, likelihood: 'possible', impact: 'medium', outcome: 'open' },
      ]);
    });

    it('is what was foreseen before a surprise of the same words, and no surprise if it did not occur', async () => {
      const record = aChangeRecord('both', {
        ...made,
        risks: [{ text: 'Both', foreseen: false }, { text: 'Both' }],
      });
      const [{ key = '' }] = await send([record]);
      const [surprise, prediction] = (await get(key)).risks;
      const sent = async (risks: object[]) => {
        await send([{ ...record, risks }], { as: service() });
        return (await get(key)).risks;
      };
      expect(
        await sent([{ text: 'Both' }, { text: 'Both', impact: 'low' }]),
      ).toMatchObject([
        { id: prediction.id, foreseen: true },
        { id: surprise.id, foreseen: false, impact: 'low' },
      ]);
      expect(await sent([{ text: 'Both', foreseen: false }])).toMatchObject([
        { id: surprise.id },
      ]);
      expect(
        await sent([{ text: 'Both', outcome: 'didNotOccur' }]),
      ).toMatchObject([{ foreseen: true, outcome: 'didNotOccur' }]);
    });

    it('stays in its place beside surprises, without a warning, if a person sends it', async () => {
      const risks = [{ text: 'S', foreseen: false }, { text: 'P' }];
      const record = aChangeRecord('in place', { ...made, risks });
      const [{ key }] = await send([record]);
      const [again] = await send([{ ...record, title: 'Another title' }]);
      expect(again).toMatchObject({ result: 'updated', warnings: [] });
      expect(await textsOf(key)).toEqual(['S', 'P']);
      const [less] = await send([
        { ...record, risks: [{ text: 'New' }, { text: 'T', foreseen: false }] },
      ]);
      expect(less.warnings).toMatchObject([
        { message: { code: 'predictionsStay' } },
      ]);
      expect(await textsOf(key)).toEqual(['T', 'P']);
    });
  },
);
