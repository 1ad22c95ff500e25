import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { shop } from '../__testUtils__/catalogEntities';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { anIncidentRecord } from './__testUtils__/anIncidentRecord';
import { recordSender } from './__testUtils__/recordSender';

eachDatabase('An import', (databases, databaseId) => {
  let portal: Portal;
  let catalogFails = false;
  const asked: number[] = [];
  beforeAll(async () => {
    const catalog = catalogServiceMock({ entities: [...shop] });
    const answer = catalog.getEntitiesByRefs.bind(catalog);
    jest
      .spyOn(catalog, 'getEntitiesByRefs')
      .mockImplementation(async (request, options) => {
        asked.push(request.entityRefs.length);
        if (catalogFails) throw new Error('The catalog is away');
        return answer(request, options);
      });
    portal = await aPortal(databases, databaseId, { catalog });
  });
  beforeEach(() => {
    asked.length = 0;
  });
  afterEach(() => {
    catalogFails = false;
  });
  afterAll(async () => {
    await portal.stop();
  });

  const send = recordSender(() => portal);

  it('goes on while the catalog is away, and says what could not be looked up', async () => {
    catalogFails = true;
    const lines = ['away-1', 'away-2', 'away-3'].map(name =>
      anIncidentRecord(name, {
        entities: [{ ref: `component:default/${name}` }],
      }),
    );
    const reports = await send(lines);
    expect(reports.map(({ result }) => result)).toEqual([
      'created',
      'created',
      'created',
      undefined,
    ]);
    const ref = 'component:default/away-1';
    expect(reports[0].warnings).toEqual([
      {
        problem: `${ref} could not be looked up in the catalog for now; it is kept as it is`,
        message: { code: 'notLookedUp', values: { ref } },
      },
    ]);
    expect(reports[3].summary).toMatchObject({ created: 3, failed: 0 });
    // Asked once for the batch and whoever sends it, not once for each line of it.
    expect(asked).toEqual([4]);
  });

  it('holds a few megabytes of records at a time, however many lines they are', async () => {
    const batches: number[] = [];
    const count = ({ sql }: { sql: string }) => {
      if (/^insert into .incident. /.test(sql)) batches.push(1);
    };
    portal.database.on('query', count);
    const text = 'x'.repeat(1_000_000);
    const reports = await send(
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(number =>
        anIncidentRecord(`large-${number}`, { notes: text }),
      ),
    );
    portal.database.off('query', count);
    expect(reports[10].summary).toMatchObject({ created: 10 });
    expect(batches).toHaveLength(3);
  });
});
