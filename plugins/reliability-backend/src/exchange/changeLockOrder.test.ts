import { aPortal, Portal } from '../__testUtils__/aPortal';
import { onPostgres } from '../__testUtils__/eachDatabase';
import { untilSomebodyWaits } from '../__testUtils__/untilSomebodyWaits';
import { changing, CHECKOUT } from '../changes/__testUtils__/changing';
import { aChangeRecord } from './__testUtils__/aChangeRecord';
import { recordSender } from './__testUtils__/recordSender';
import { holdRow, takingTooEarly } from './__testUtils__/takingTooEarly';

onPostgres(
  'Two who write a change review and what belongs to it',
  (databases, databaseId) => {
    let portal: Portal;
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId);
      await portal.refreshCatalog();
    });
    afterAll(() => portal.stop());
    const { get, rewriteRisk } = changing(() => portal);
    const send = recordSender(() => portal);
    const takenTooEarly = takingTooEarly(() => portal);

    const recordsOf = (name: string, title: string) => {
      const of = { source: 'planner', externalId: name };
      return {
        change: aChangeRecord(name, {
          title,
          risks: [{ text: 'It fails', actionItem: of }],
          incidents: [{ ...of, state: 'linked' }],
          deployments: [{ ...of, state: 'linked' }],
        }),
        item: { type: 'actionItem', ...of, title },
        incident: { type: 'incident', ...of, title },
        deployment: {
          type: 'deployment',
          ...of,
          entity: CHECKOUT,
          finished: '2026-03-01T10:00:00Z',
          version: title,
        },
      };
    };
    let number = 0;
    /** The keys of a change and of what it refers to, which has arrived or not. */
    const given = async ({ isThere = true } = {}) => {
      number += 1;
      const name = `held ${number}`;
      const { change, ...others } = recordsOf(name, 'Before');
      const [made, ...reports] = await send([
        change,
        ...(isThere ? Object.values(others) : []),
      ]);
      const [item, incident, deployment] = reports.map(({ key = '' }) => key);
      const { key = '' } = made;
      return { name, key, item, incident, deployment };
    };
    type Given = Awaited<ReturnType<typeof given>>;

    const writings: Record<string, (things: Given) => Promise<unknown>> = {
      'a record of the change': ({ name }) =>
        send([recordsOf(name, 'After').change]),
      'records of all of them, the change last': ({ name }) => {
        const { change, ...others } = recordsOf(name, 'After');
        return send([...Object.values(others), change]);
      },
      'a way to fail that names the action item': async ({ key, item }) => {
        const { risks } = await get(key);
        return rewriteRisk(key, risks[0], { actionItem: item }).expect(200);
      },
    };
    it.each(Object.entries(writings))(
      'wait for the change before they hold what it refers to: %s',
      async (_, write) => {
        const things = await given();
        const taken = await takenTooEarly(
          { table: 'change_review', key: things.key },
          () => write(things),
          {
            incident: things.incident,
            action_item: things.item,
            deployment: things.deployment,
          },
        );
        expect(taken).toEqual([]);
      },
    );

    it('wait for the change that waits for what a record brings', async () => {
      const { key, name } = await given({ isThere: false });
      const { item, incident } = recordsOf(name, 'After');
      // What is there already, under another name, is held as well.
      const other = await given();
      const taken = await takenTooEarly(
        { table: 'change_review', key },
        () => send([recordsOf(other.name, 'After').incident, item, incident]),
        { incident: other.incident },
      );
      expect(taken).toEqual([]);
      expect((await get(key)).risks).toMatchObject([{ linked: true }]);
    });

    it('lose nothing that the other wrote', async () => {
      const { key, name } = await given({ isThere: false });
      const change = await get(key);
      const writing: Promise<unknown>[] = [];
      await portal.database.transaction(async tx => {
        await holdRow(tx, 'change_review', key);
        writing.push(
          rewriteRisk(key, change.risks[0], {
            text: 'It fails',
            runbook: 'Page 7',
          })
            .expect(200)
            .then(),
        );
        await untilSomebodyWaits(portal.database);
        writing.push(send([recordsOf(name, 'After').item]));
        await untilSomebodyWaits(portal.database, 2);
      });
      await Promise.all(writing);
      expect((await get(key)).risks).toMatchObject([
        { runbook: 'Page 7', linked: true, version: 3 },
      ]);
    });
  },
);
