import { anEntity, shop } from '../__testUtils__/catalogEntities';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { aDocument } from './__testUtils__/aDocument';
import { anIncidentRecord } from './__testUtils__/anIncidentRecord';
import { recordSender } from './__testUtils__/recordSender';
import { aDraftRecord } from './__testUtils__/wikiRecords';

const OWNER = 'user:default/owner';
const KIM = 'user:default/kim';
const GONE = 'user:default/gone';

eachDatabase('Who reads an imported draft', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      entities: [...shop, anEntity(KIM)],
    });
  });
  afterAll(async () => {
    await portal.stop();
  });
  const owner = () => portal.as(OWNER);
  const send = recordSender(() => portal);
  const aboutIncident = (externalId: string) => ({
    incidents: [{ source: 'acme-status', externalId }],
  });
  const bringIn = (...lines: object[]) =>
    send(lines, { as: portal.asService() });
  const read = async (key?: string) => owner().get(`/postmortems/${key}`);
  const forNobody = {
    result: 'failed',
    type: 'postmortem',
    errors: [{ field: 'author', problem: expect.stringContaining('nobody') }],
  };

  it('is whoever imports it, unless somebody is named whom the catalog knows', async () => {
    const [known, unknown] = await send([
      aDraftRecord('known', { author: KIM }),
      aDraftRecord('unknown', { author: GONE }),
    ]);
    await owner().get(`/postmortems/${known.key}`).expect(404);
    expect(unknown.warnings).toContainEqual(
      expect.objectContaining({
        message: { code: 'participates', values: {} },
      }),
    );
    const { body } = await read(unknown.key);
    expect(body).toMatchObject({ author: GONE, participants: [OWNER] });
  });

  it('stays whoever imports it when the record names nobody else any more', async () => {
    const [{ key }] = await send([
      aDraftRecord('last', { author: GONE, participants: [OWNER] }),
    ]);
    const [report] = await send([aDraftRecord('last', { participants: [] })]);
    expect(report).toMatchObject({ result: 'updated', key });
    expect((await read(key)).body.participants).toEqual([OWNER]);
  });

  it('is somebody when a service brings it in, or its line fails', async () => {
    const [report] = await bringIn(aDraftRecord('lost'));
    expect(report).toMatchObject(forNobody);
    const [incident, owned, authored] = await bringIn(
      anIncidentRecord('owned'),
      aDraftRecord('owned', aboutIncident('owned')),
      aDraftRecord('authored', { author: OWNER }),
    );
    expect(incident.result).toBe('created');
    expect((await read(owned.key)).status).toBe(200);
    expect((await read(authored.key)).status).toBe(200);
  });

  it.each(['facilitator', 'participants', 'reviewers'])(
    'is none of a component as %s, by a record or by hand',
    async role => {
      const ref = 'component:default/checkout-api';
      const named = { [role]: role === 'facilitator' ? ref : [ref] };
      const [report] = await send([aDraftRecord(`of ${role}`, named)]);
      expect(report).toMatchObject({
        result: 'failed',
        errors: [{ field: expect.stringMatching(`^${role}`) }],
      });
      const [{ key }] = await send([aDraftRecord(`kept of ${role}`)]);
      await owner()
        .patch(`/postmortems/${key}`, named)
        .set('If-Match', '"1"')
        .expect(400);
    },
  );

  it('is not taken away by a service that names none of them any more', async () => {
    const [, { key }] = await bringIn(
      anIncidentRecord('kept'),
      aDraftRecord('kept', aboutIncident('kept')),
    );
    const [report] = await bringIn(aDraftRecord('kept', { incidents: [] }));
    expect(report).toMatchObject(forNobody);
    expect((await read(key)).body.incidents).toHaveLength(1);
  });

  it('is not taken away by hand either', async () => {
    const [, { key }] = await bringIn(
      anIncidentRecord('by hand'),
      aDraftRecord('by hand', aboutIncident('by hand')),
    );
    const detach = (over: object = {}) =>
      owner()
        .patch(`/postmortems/${key}`, { incidents: [], ...over })
        .set('If-Match', '"1"');
    const { body } = await detach().expect(403);
    expect(body.error.message).toContain('nobody could read');
    expect((await read(key)).body.incidents).toHaveLength(1);
    await detach({ facilitator: OWNER }).expect(200);
  });

  it('is not taken away by what becomes of its incidents', async () => {
    const [incident, { key }] = await bringIn(
      anIncidentRecord('moves'),
      aDraftRecord('moves', aboutIncident('moves')),
    );
    await owner()
      .patch(`/incidents/${incident.key}`, { entities: [] })
      .set('If-Match', '"1"')
      .expect(200);
    await portal.relayOutbox();
    expect((await read(key)).status).toBe(200);
    await bringIn(
      anIncidentRecord('moves', {
        entities: [{ ref: 'component:default/search-indexer' }],
      }),
    );
    await portal
      .as('user:default/outsider')
      .get(`/postmortems/${key}`)
      .expect(200);
  });

  it('is not its author for having changed what a service wrote', async () => {
    const colleague = portal.as('user:default/colleague');
    const [, { key }] = await bringIn(
      anIncidentRecord('unwritten'),
      aDraftRecord('unwritten', {
        ...aboutIncident('unwritten'),
        participants: ['user:default/colleague'],
      }),
    );
    const [report] = await send(
      [aDraftRecord('unwritten', { title: 'Another title' })],
      { as: colleague },
    );
    expect(report.result).toBe('updated');
    expect((await read(key)).body).toMatchObject({
      title: 'Another title',
      author: null,
    });
  });

  it('is somebody when a service brings it in as a document, or nothing is stored', async () => {
    const bring = (externalId: string, over: object = {}) =>
      portal
        .asService()
        .post('/postmortems/import', { ...aDocument, externalId, ...over });
    const { body } = await bring('lost.md', {
      content: '# Lost\n\n## Impact\n\nAll\n',
      entities: [],
    }).expect(400);
    expect(body.error.details.fields).toEqual([
      {
        field: 'body.corrected.postmortem.author',
        problem: expect.stringContaining('nobody'),
      },
    ]);
    const { body: kept } = await bring('kept.md').expect(200);
    await portal
      .as('user:default/outsider')
      .get(`/postmortems/${kept.stored.postmortem}`)
      .expect(200);
  });
});
