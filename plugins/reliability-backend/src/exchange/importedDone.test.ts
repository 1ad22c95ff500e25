import { GateResult } from '@afterword/plugin-reliability-common';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { aDraft, people } from '../postmortems/__testUtils__/writers';
import { recordSender } from './__testUtils__/recordSender';

eachDatabase(
  'An imported action item that is done',
  (databases, databaseId) => {
    let portal: Portal;
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId);
    });
    afterAll(async () => {
      await portal.stop();
    });
    const { owner } = people(() => portal);
    const problemWith = async (item: object) => {
      const { key } = await aDraft(owner());
      const [report] = await recordSender(() => portal)([
        {
          type: 'actionItem',
          source: 'tracker',
          externalId: `of-${key}`,
          title: 'Alert on declined cards',
          ...item,
        },
      ]);
      expect(report).toMatchObject({ result: 'created' });
      await portal
        .database('action_item')
        .where('external_id', `of-${key}`)
        .update({ postmortem_id: Number(key.slice(3)) });
      const { body } = await owner().get(`/postmortems/${key}`).expect(200);
      return body.gates.find(
        ({ gate }: GateResult) => gate === 'commitmentsComplete',
      ).problem;
    };

    it('keeps no postmortem from being published by having neither owner nor day', async () => {
      const acceptanceTest = 'A drill shows it';
      expect(await problemWith({ status: 'done', acceptanceTest })).toBe('');
      expect(await problemWith({ status: 'verified' })).toBe('');
      expect(await problemWith({ status: 'done' })).toMatch(
        /^AI-\d+ lacks an acceptance test/,
      );
      expect(
        await problemWith({ status: 'inProgress', acceptanceTest }),
      ).toMatch(/lacks an owner, a due date/);
    });
  },
);
