import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { aChangeRecord } from './__testUtils__/aChangeRecord';
import { anIncidentRecord } from './__testUtils__/anIncidentRecord';
import { recordSender } from './__testUtils__/recordSender';

const named = (externalId: string) => ({ source: 'planner', externalId });

eachDatabase(
  'Change reviews that a file has as they are',
  (databases, databaseId) => {
    const { portal } = aPortalUnderPolicy(databases, databaseId);
    const send = recordSender(portal);
    beforeAll(() => portal().refreshCatalog());

    /** Each with what belongs to it, and with action items of its ways to fail. */
    const review = (name: string) =>
      aChangeRecord(name, {
        status: 'done',
        doneAt: '2026-03-01T10:00:00Z',
        risks: ['1', '2', '3'].map(risk => ({
          text: `Fails ${risk}`,
          actionItem: named(`${name}/${risk}`),
        })),
        incidents: [{ ...named(`${name}/incident`), state: 'linked' }],
        deployments: [{ ...named(`${name}/deployment`), state: 'linked' }],
      });
    const what = (name: string) => [
      { ...anIncidentRecord(name), ...named(`${name}/incident`) },
      {
        type: 'deployment',
        ...named(`${name}/deployment`),
        entity: 'component:default/checkout-api',
        finished: '2026-03-01T09:30:00Z',
      },
      ...['1', '2', '3'].map(risk => ({
        type: 'actionItem',
        ...named(`${name}/${risk}`),
        title: 'Prepare it',
      })),
    ];
    const names = Array.from({ length: 12 }, (_, index) => `same ${index}`);

    /** How many statements an import of some takes. */
    const statementsFor = async (some: readonly string[], who: string) => {
      let statements = 0;
      const count = () => {
        statements += 1;
      };
      portal().database.on('query', count);
      const reports = await send(
        some.map(review),
        who === 'a service' ? { as: portal().asService() } : {},
      );
      portal().database.removeListener('query', count);
      expect(reports.at(-1)).toMatchObject({
        summary: { unchanged: some.length, failed: 0, waiting: 0 },
      });
      return statements;
    };

    it.each(['a person', 'a service'])(
      'cost %s no more statements where there are more of them',
      async who => {
        await send([...names.flatMap(what), ...names.map(review)]);
        const few = await statementsFor(names.slice(0, 2), who);
        expect(await statementsFor(names, who)).toBe(few);
      },
    );
  },
);
