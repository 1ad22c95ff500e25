import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { anIncidentRecord } from './__testUtils__/anIncidentRecord';
import { recordSender } from './__testUtils__/recordSender';

type Thing = Readonly<Record<string, unknown>>;

/** What is another portal's own: keys and versions, when and by whom something was written there. */
const ownFields = new Set([
  'key',
  'id',
  'version',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'changedAt',
  // A person's word on a time travels as the word of the portal that it was spoken in.
  'origin',
  'by',
  'source',
  'at',
  'causeVersion',
]);

/** A thing as the API reads it, without what is a portal's own. */
function carried(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(carried);
  // A gate that fails names keys in its words.
  if (typeof value === 'string') return value.replace(/\bAI-\d+/g, 'AI');
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([field]) => !ownFields.has(field))
      .map(([field, part]) => [field, carried(part)]),
  );
}

/** Deployments have no titles. */
const nameOf = ({ title, release }: Thing) => String(title ?? release);

eachDatabase('An export', (databases, databaseId) => {
  let portal: Portal;
  let other: Portal;
  const kept = {
    ownerText: 'Somebody in payments',
    tickets: [{ label: 'PAY-12', url: 'https://tracker.example/PAY-12' }],
    nested: { deep: [1, null, true], name: '<b>bold</b>' },
  };
  const owner = (of: Portal) => of.as('user:default/owner');
  const importInto = (of: Portal) => recordSender(() => of);
  const exported = async (from: Portal): Promise<Thing[]> => {
    const { text } = await owner(from).get('/export').buffer(true).expect(200);
    return text
      .trim()
      .split('\n')
      .map((line: string) => JSON.parse(line));
  };
  /** Everything, each read by itself, in an order that is the same in both portals. */
  const readAll = async (of: Portal): Promise<Thing[]> => {
    const things: Thing[] = [];
    for (const path of [
      '/incidents',
      '/postmortems',
      '/action-items',
      '/deployments',
    ]) {
      const { body } = await owner(of).get(`${path}?limit=200`).expect(200);
      const read: Thing[] = [];
      for (const { key } of body.items) {
        read.push((await owner(of).get(`${path}/${key}`).expect(200)).body);
      }
      things.push(...read.sort((a, b) => nameOf(a).localeCompare(nameOf(b))));
    }
    return things;
  };

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
    other = await aPortal(databases, databaseId);
    const { body: incident } = await owner(portal)
      .post('/incidents', {
        title: 'Written here',
        kind: 'nearMiss',
        severity: 'sev3',
        incidentType: 'capacity',
        failureMode: 'exhaustion',
        trigger: 'load',
        summary: 'The pool ran dry.',
        stoppedBy: 'A retry',
        wouldHelp: 'A limit',
        visibility: 'restricted',
        url: 'https://status.example/7',
        dimensions: { region: 'eu' },
        stated: { timeToRestore: 'PT42M' },
        entities: [
          {
            ref: 'component:default/checkout-api',
            role: 'impacted',
            impact: 'major',
          },
          { ref: 'component:default/basket', role: 'origin' },
        ],
        times: {
          impactStarted: '2026-05-01T10:00:00Z',
          mitigated: '2026-05-01T10:42:00Z',
        },
      })
      .expect(201);
    const { body: postmortem } = await owner(portal)
      .post('/postmortems', {
        title: 'Why it ran dry',
        incidents: [incident.key],
        facilitator: 'user:default/colleague',
        participants: ['user:default/newcomer'],
        sections: { whatHappened: 'It **ran** dry.', learnings: 'Much.' },
      })
      .expect(201);
    await owner(portal)
      .post(`/postmortems/${postmortem.key}/factors`, {
        text: 'No limit',
        layer: 'process',
        confidence: 'likely',
      })
      .expect(201);
    await owner(portal)
      .post(`/postmortems/${postmortem.key}/learnings`, {
        statement: 'A pool without a limit runs dry',
        failureMode: 'exhaustion',
        appliesTo: 'Every pool',
        helped: 'A limit',
        didNotHelp: 'A larger pool',
      })
      .expect(201);
    await owner(portal)
      .post('/action-items', {
        title: 'Set a limit',
        description: 'In the pool.',
        type: 'prevent',
        entity: 'component:default/checkout-api',
        due: '2026-09-01',
        acceptanceTest: 'A drill',
        trackerUrl: 'https://tracker.example/1',
        postmortem: postmortem.key,
        incident: incident.key,
      })
      .expect(201);
    const { body: deployment } = await owner(portal)
      .post('/deployments', {
        entity: 'component:default/checkout-api',
        environment: 'production-eu',
        started: '2026-05-01T09:00:00Z',
        finished: '2026-05-01T09:10:00Z',
        rolledBack: true,
        release: '1.4.2',
        url: 'https://ci.example/981',
      })
      .expect(201);
    await owner(portal)
      .put(`/deployments/${deployment.key}/failures/${incident.key}`, {
        state: 'confirmed',
      })
      .set('If-Match', '"0"')
      .expect(200);
    await importInto(portal)([
      anIncidentRecord('came-in', kept),
      {
        type: 'postmortem',
        source: 'wiki',
        externalId: 'PM-7',
        title: 'It came in',
        status: 'published',
        publishedAt: '2026-05-04T09:00:00Z',
        incidents: [{ source: 'acme-status', externalId: 'came-in' }],
        timeline: [{ at: '2026-05-01T10:00:00Z', text: 'Alert' }],
        factors: [{ text: 'No budget', layer: 'technology' }],
        learnings: [{ statement: 'Bound what is tried again' }],
        ...kept,
      },
      {
        type: 'actionItem',
        source: 'wiki',
        externalId: 'PM-7/1',
        title: 'Bound the retry budget',
        postmortem: { source: 'wiki', externalId: 'PM-7' },
        status: 'verified',
        due: '2026-06-01',
        originalDue: '2026-05-20',
        statusNote: 'Works',
        committedAt: '2026-05-05T09:00:00Z',
        doneAt: '2026-05-10T09:00:00Z',
        verifiedAt: '2026-05-20T09:00:00Z',
        ...kept,
      },
      {
        type: 'deployment',
        source: 'ci',
        externalId: '981',
        entity: 'component:default/basket',
        finished: '2026-05-01T09:30:00Z',
        status: 'failed',
        version: '7.0.0',
        ...kept,
      },
      {
        type: 'changeFailure',
        source: 'ci',
        externalId: '981-came-in',
        deployment: { source: 'ci', externalId: '981' },
        incident: { source: 'acme-status', externalId: 'came-in' },
        state: 'proposed',
        ...kept,
      },
    ]);
  });
  afterAll(async () => {
    await portal.stop();
    await other.stop();
  });

  it('shows what an import kept to whoever may read the thing, and in no list', async () => {
    const things = await readAll(portal);
    const came = things.filter(({ source }) => source !== null);
    expect(came).toHaveLength(4);
    for (const thing of came) expect(thing.extra).toEqual(kept);
    const here = things.filter(({ source }) => source === null);
    expect(here.map(({ extra }) => extra)).toEqual([null, null, null, null]);
    const { body } = await owner(portal).get('/incidents').expect(200);
    for (const item of body.items) expect(item).not.toHaveProperty('extra');
  });

  it('makes an empty portal read the same', async () => {
    const lines = await exported(portal);
    const reports = await importInto(other)(lines);
    expect(reports[lines.length].summary).toMatchObject({
      created: 10,
      failed: 0,
      waiting: 0,
    });
    expect(carried(await readAll(other))).toEqual(
      carried(await readAll(portal)),
    );
  });

  it('doubles and changes nothing in the portal that it came from', async () => {
    const before = await readAll(portal);
    const lines = await exported(portal);
    const reports = await importInto(portal)(lines);
    expect(reports[lines.length].summary).toMatchObject({
      created: 0,
      failed: 0,
      waiting: 0,
    });
    const own = reports.filter(({ warnings }) =>
      warnings?.some(({ message }) => message.code === 'writtenHere'),
    );
    expect(own.map(({ result }) => result)).toEqual([
      'unchanged',
      'unchanged',
      'unchanged',
      'unchanged',
      'unchanged',
    ]);
    expect(carried(await readAll(portal))).toEqual(carried(before));
  });

  it('knows its own things again when they come back from another portal', async () => {
    const reports = await importInto(portal)(await exported(other));
    expect(reports[reports.length - 1].summary).toMatchObject({
      created: 0,
      failed: 0,
    });
    expect(await readAll(portal)).toHaveLength(8);
  });

  it('lets what comes from elsewhere refer to what was written here', async () => {
    const line = (await exported(portal)).find(
      ({ title }) => title === 'Why it ran dry',
    );
    const [report] = await importInto(portal)([
      {
        type: 'actionItem',
        source: 'tracker',
        externalId: 'T-1',
        title: 'From the tracker',
        postmortem: { source: line?.source, externalId: line?.externalId },
      },
    ]);
    const { body } = await owner(portal).get(`/action-items/${report.key}`);
    expect(body.postmortem).toMatchObject({ title: 'Why it ran dry' });
  });

  it('tells nobody of somebody’s draft by its key', async () => {
    const line = (await exported(portal)).find(
      ({ title }) => title === 'Why it ran dry',
    );
    const ask = (externalId: unknown) =>
      importInto(portal)([{ ...line, externalId, title: 'Mine' }], {
        who: 'user:default/outsider',
      });
    const [hidden] = await ask(line?.externalId);
    const [missing] = await ask('PM-4711');
    expect(hidden).toEqual(missing);
    expect(hidden).toMatchObject({ result: 'failed' });
  });
});
