import { ImportRecord } from '@afterword/plugin-reliability-common';
import { aPortal, Caller, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { aDocument } from './__testUtils__/aDocument';
import { anIncidentRecord } from './__testUtils__/anIncidentRecord';
import { recordSender } from './__testUtils__/recordSender';
import { documentRecords } from './documentRecords';

const OWNER = 'user:default/owner';
const OUTSIDER = 'user:default/outsider';
const STRANGE = { source: 'document', externalId: 'report.md #incident x' };

eachDatabase('The names of imported documents', (databases, databaseId) => {
  let portal: Portal;
  let other: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
    other = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
    await other.stop();
  });
  const owner = () => portal.as(OWNER);
  const send = recordSender(() => portal);
  const importAs = (who: Caller, over: object, query = '') =>
    who.post(`/postmortems/import${query}`, { ...aDocument, ...over });

  /** What the owner's document becomes, under the names that anybody can work out. */
  const namesOf = async (externalId: string): Promise<ImportRecord[]> => {
    const { body } = await importAs(
      owner(),
      { externalId },
      '?dryRun=true',
    ).expect(200);
    return documentRecords(body.reading, {
      source: 'document',
      actor: OWNER,
      externalId,
    }).map(({ record }) => record);
  };

  it('cannot be taken first by somebody else', async () => {
    const records = await namesOf('report.md');
    const reports = await send(
      records.map(record => ({
        ...record,
        ...(record.type === 'postmortem' ? { author: OUTSIDER } : {}),
      })),
      { who: OUTSIDER },
    );
    for (const report of reports.slice(0, records.length)) {
      expect(report).toMatchObject({
        result: 'failed',
        errors: expect.arrayContaining([
          expect.objectContaining({
            field: 'source',
            message: {
              code: 'keptForDocuments',
              values: { source: 'document' },
            },
          }),
        ]),
      });
    }
    const { body } = await importAs(owner(), { externalId: 'report.md' });
    const { body: read } = await owner()
      .get(`/postmortems/${body.stored.postmortem}`)
      .expect(200);
    expect(read).toMatchObject({ author: OWNER, version: 1 });
  });

  it.each(['document', 'document:wiki', 'document:'])(
    'are no names of records: %s',
    async source => {
      const record = anIncidentRecord('report.md', { source });
      const [report] = await send([record]);
      expect(report).toMatchObject({ result: 'failed', type: 'incident' });
      expect(report.errors?.map(({ field }) => field)).toEqual(['source']);
    },
  );

  it('are nothing that a record may refer to', async () => {
    const key = { source: 'wiki', externalId: 'refers' };
    const [postmortem, item] = await send([
      { type: 'postmortem', ...key, title: 'P', incidents: [STRANGE] },
      {
        type: 'actionItem',
        ...key,
        title: 'A',
        postmortem: STRANGE,
        incident: STRANGE,
      },
    ]);
    const fields = (report: typeof item) =>
      report.errors?.map(({ field }) => field);
    expect(fields(postmortem)).toEqual(['incidents.0.source']);
    expect(fields(item)).toEqual(['postmortem.source', 'incident.source']);
  });

  it('leave sources that only begin like theirs alone', async () => {
    const record = anIncidentRecord('x', { source: 'documentation' });
    expect((await send([record]))[0]).toMatchObject({ result: 'created' });
  });

  it.each(['incident', 'postmortem', 'action_item'])(
    'give nobody what somebody else has stored under them: %s',
    async table => {
      const externalId = `squatted-${table}.md`;
      const type = table === 'action_item' ? 'actionItem' : table;
      const record = (await namesOf(externalId)).find(one => one.type === type);
      // All that a squatter could wish for: the owner may read and change it.
      const [{ key }] = await send(
        [
          {
            ...record,
            source: 'elsewhere',
            postmortem: undefined,
            incident: undefined,
            incidents: undefined,
            status: type === 'postmortem' ? 'published' : undefined,
          },
        ],
        { who: OUTSIDER },
      );
      await portal
        .database(table)
        .where({ source: 'elsewhere' })
        .update({ source: 'document' });
      const { body: tried } = await importAs(
        owner(),
        { externalId },
        '?dryRun=true',
      ).expect(200);
      expect(tried.changes).toEqual({
        postmortem: null,
        incident: null,
        actionItems: [],
        allowed: false,
      });
      const answer = await importAs(owner(), { externalId }).expect(409);
      expect(answer.body.error.message).not.toContain(key);
      const [row] = await portal
        .database(table)
        .where('external_id', record?.externalId ?? '')
        .select('version');
      expect(Number(row.version)).toBe(1);
    },
  );

  it('carry where the document comes from', async () => {
    const externalId = 'page-7';
    const from = async (source?: string) =>
      (await importAs(owner(), { externalId, source }).expect(200)).body.stored;
    const wiki = await from('wiki');
    const none = await from();
    expect(none.postmortem).not.toBe(wiki.postmortem);
    expect(await from('wiki')).toEqual(wiki);
    const { body } = await owner().get(`/postmortems/${wiki.postmortem}`);
    expect(body.source.name).toBe('document:wiki');
  });

  it('leave 91 characters to it', async () => {
    const name = (length: number) => ({
      externalId: 'long.md',
      source: 'x'.repeat(length),
    });
    await importAs(owner(), name(91)).expect(200);
    const refused = await importAs(owner(), name(92)).expect(400);
    expect(refused.body.error.details.fields[0].field).toBe('body.source');
  });

  it('stay here: an export gives what came of a document a name that can be imported again', async () => {
    await importAs(owner(), { externalId: 'travels.md', source: 'wiki' });
    const { text } = await owner().get('/export').buffer(true).expect(200);
    const lines = text
      .trim()
      .split('\n')
      .map((line: string) => JSON.parse(line));
    for (const { source } of lines) {
      expect(source).not.toMatch(/^document(:|$)/);
    }
    const intoOther = recordSender(() => other);
    const summaryOf = async (into: typeof send) =>
      (await into(lines))[lines.length].summary;
    expect(await summaryOf(send)).toMatchObject({ created: 0, failed: 0 });
    expect(await summaryOf(intoOther)).toMatchObject({
      created: lines.length,
      failed: 0,
      waiting: 0,
    });
    expect(await summaryOf(intoOther)).toMatchObject({
      unchanged: lines.length,
    });
  });
});
