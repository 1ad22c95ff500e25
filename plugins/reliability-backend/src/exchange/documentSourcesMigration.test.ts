import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { aDocument } from './__testUtils__/aDocument';
import { anIncidentRecord } from './__testUtils__/anIncidentRecord';
import { recordSender } from './__testUtils__/recordSender';

const migration = () =>
  jest.requireActual(
    resolvePackagePath(
      '@afterword/plugin-reliability-backend',
      'migrations/20261126110000_document_sources.js',
    ),
  );

eachDatabase('Documents of before', (databases, databaseId) => {
  let portal: Portal;
  const owner = () => portal.as('user:default/owner');
  const importIt = async () =>
    (
      await owner()
        .post('/postmortems/import', {
          ...aDocument,
          source: 'wiki',
          externalId: 'of-before.md',
        })
        .expect(200)
    ).body.stored;
  const sourcesOf = async (table: string) =>
    (await portal.database(table).orderBy('id').select('source')).map(
      ({ source }) => source,
    );
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });

  it('get the source of documents, and are known again by it', async () => {
    const stored = await importIt();
    const read = async () =>
      (await owner().get(`/incidents/${stored.incident}`).expect(200)).body;
    const before = await read();
    await migration().down(portal.database);
    const [record] = await portal
      .database('incident')
      .select('source', 'external_id');
    expect(record.source).toBe('wiki');
    const made = (externalId: string) =>
      anIncidentRecord(externalId, { source: 'wiki' });
    // Records of the same source, one of them with a name that was made to look like a document's.
    await recordSender(() => portal)(
      [
        made('a record'),
        made(String(record.external_id).replace('of-before', 'another')),
      ],
      { who: 'user:default/outsider' },
    );
    await migration().up(portal.database);
    expect(await sourcesOf('incident')).toEqual([
      'document:wiki',
      'wiki',
      'wiki',
    ]);
    expect(await sourcesOf('postmortem')).toEqual(['document:wiki']);
    expect(await sourcesOf('action_item')).toEqual(['document:wiki']);
    expect(await read()).toEqual(before);
    expect(await importIt()).toEqual(stored);
    const points = await portal
      .database('time_point')
      .where({ incident_id: Number(stored.incident.slice(4)) })
      .distinct('origin_name');
    expect(points).toEqual([{ origin_name: 'document:wiki' }]);
  });
});
