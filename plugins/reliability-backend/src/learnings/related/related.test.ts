import {
  incidentReadPermission,
  RelatedThings,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  aHidingCatalog,
  someEntities,
} from '../../__testUtils__/aHidingCatalog';
import { aPolicy } from '../../__testUtils__/aPolicy';
import { aPortal, Caller, Portal } from '../../__testUtils__/aPortal';
import { anEntity, shop } from '../../__testUtils__/catalogEntities';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import {
  aPostmortemTold,
  anIncidentTold,
  tell,
} from '../../postmortems/__testUtils__/toldByWiki';
import {
  CHECKOUT,
  INDEXER,
  people,
} from '../../postmortems/__testUtils__/writers';

const QUEUE = 'component:default/queue';
const WATCH = 'Watch when certificates expire';
const JOBS = 'component:default/jobs';
const ARCHIVE = 'component:default/archive';
const kafka = (ref: string) => {
  const entity = anEntity(ref, {
    owner: 'group:default/search-team',
    partOf: 'system:default/buying',
  });
  return { ...entity, metadata: { ...entity.metadata, tags: ['kafka'] } };
};

eachDatabase('“Has this happened elsewhere?”', (databases, databaseId) => {
  const policy = aPolicy();
  const hiding = aHidingCatalog([...shop, kafka(QUEUE), kafka(JOBS)]);
  let portal: Portal;
  const { owner, outsider, newcomer } = people(() => portal);
  const keys = new Map<string, string>();
  const key = (externalId: string) => keys.get(externalId) ?? '';

  const related = async (query: string, caller: Caller = outsider()) =>
    (await caller.get(`/learnings/related?${query}`).expect(200))
      .body as RelatedThings;
  const incidentsLike = async (externalId: string, caller?: Caller) =>
    (await related(`incident=${key(externalId)}`, caller)).incidents.map(
      ({ incident }) => incident.title,
    );

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      catalog: hiding.catalog,
      features: [policy.factory],
    });
    await portal.refreshCatalog();
    const records = [
      anIncidentTold('asked', {
        title: 'Checkout fails after certificate renewal',
        failureMode: 'certificate-expired',
        incidentType: 'security',
        summary: 'The intermediate certificate was missing.',
      }),
      anIncidentTold('words', {
        title: 'Search is down',
        summary: 'Renewed certificates lacked the intermediate one.',
        entities: [{ ref: INDEXER }],
      }),
      anIncidentTold('mode', {
        title: 'Nobody can sign in',
        failureMode: 'Expired certificate',
        entities: [{ ref: INDEXER }],
      }),
      anIncidentTold('other', {
        title: 'Invoices are late',
        entities: [{ ref: INDEXER }],
      }),
      anIncidentTold('queue', { title: 'Lag', entities: [{ ref: QUEUE }] }),
      anIncidentTold('jobs', { title: 'Backlog', entities: [{ ref: JOBS }] }),
      aPostmortemTold('published', ['mode'], ['technology'], {
        learnings: [
          {
            statement: WATCH,
            failureMode: 'certificate-expired',
            helped: 'An alert two weeks before',
          },
          { statement: 'Invoices can wait' },
        ],
      }),
      aPostmortemTold('draft', ['other'], [], {
        status: 'draft',
        author: 'user:default/owner',
        title: 'Why invoices are late',
        sections: { whyItHappened: 'An intermediate certificate, we think.' },
        learnings: [{ statement: 'Certificate renewal hides invoices' }],
      }),
    ];
    const sent = await tell(portal, records);
    records.forEach(({ externalId }, index) =>
      keys.set(externalId, sent[index]),
    );
    const { body } = await owner()
      .post('/incidents', {
        title: 'Secret certificate renewal fails',
        failureMode: 'certificate-expired',
        visibility: 'restricted',
        entities: [{ ref: CHECKOUT }],
      })
      .expect(201);
    keys.set('secret', body.key);
  });
  beforeEach(() => {
    policy.set({});
    hiding.hide([]);
  });
  afterAll(async () => {
    await portal.stop();
  });

  it('finds what failed in the same way or says the same, and says why', async () => {
    const { incidents, learnings } = await related(`incident=${key('asked')}`);
    expect(incidents).toMatchObject([
      {
        incident: {
          key: key('mode'),
          title: 'Nobody can sign in',
          failureMode: 'Expired certificate',
          entities: [{ ref: INDEXER, known: true }],
          postmortems: [{ key: key('published') }],
        },
        reasons: [{ kind: 'failureMode', failureMode: 'certificate-expired' }],
      },
      {
        incident: { key: key('words'), postmortems: [] },
        reasons: [
          {
            kind: 'text',
            words: expect.arrayContaining(['certificate', 'intermediate']),
          },
        ],
      },
    ]);
    expect(learnings).toMatchObject([
      {
        learning: {
          statement: WATCH,
          postmortem: { key: key('published') },
        },
        reasons: [{ kind: 'failureMode' }, { kind: 'text' }],
      },
    ]);
  });

  it('finds what happened to the same, and to what is made alike', async () => {
    const { incidents } = await related(`incident=${key('queue')}`);
    expect(incidents).toEqual([]);
    const { body } = await owner()
      .post('/incidents', { title: 'More lag', entities: [{ ref: QUEUE }] })
      .expect(201);
    const again = await related(`incident=${key('queue')}`);
    expect(again.incidents).toMatchObject([
      {
        incident: { key: body.key },
        reasons: expect.arrayContaining([
          { kind: 'entity', entities: [QUEUE] },
        ]),
      },
    ]);
    const { body: jobs } = await owner()
      .post('/incidents', {
        title: 'Backlog of jobs',
        entities: [{ ref: QUEUE }],
      })
      .expect(201);
    const alike = await related(`incident=${key('jobs')}`);
    expect(alike.incidents).toMatchObject([
      {
        incident: { key: jobs.key },
        reasons: [
          { kind: 'text', words: ['backlog'] },
          { kind: 'technology', words: ['kafka'] },
          {
            kind: 'whole',
            entities: expect.arrayContaining(['system:default/buying']),
          },
        ],
      },
    ]);
    policy.set({ 'catalog.entity.read': someEntities });
    hiding.hide([QUEUE]);
    const hidden = await related(`incident=${key('jobs')}`);
    expect(hidden.incidents).toMatchObject([
      { reasons: [{ kind: 'text', words: ['backlog'] }] },
    ]);
  });

  it('shows restricted incidents to their readers only, and asks about them for these only', async () => {
    expect(await incidentsLike('asked')).not.toContain(
      'Secret certificate renewal fails',
    );
    expect(await incidentsLike('asked', owner())).toContain(
      'Secret certificate renewal fails',
    );
    expect(await incidentsLike('secret', owner())).toContain(
      'Checkout fails after certificate renewal',
    );
    for (const caller of [outsider(), portal.asService()]) {
      await caller
        .get(`/learnings/related?incident=${key('secret')}`)
        .expect(404);
    }
  });

  it('looks for what a draft says for its readers, and finds nothing of drafts', async () => {
    const { incidents, learnings } = await related(
      `postmortem=${key('draft')}`,
      owner(),
    );
    const titles = incidents.map(({ incident }) => incident.title);
    expect(titles).toContain('Checkout fails after certificate renewal');
    expect(titles).not.toContain('Invoices are late');
    expect(learnings.map(({ learning }) => learning.statement).sort()).toEqual([
      'Invoices can wait',
      WATCH,
    ]);
    await newcomer()
      .get(`/learnings/related?postmortem=${key('draft')}`)
      .expect(404);
  });

  it('leaves out the learnings of the postmortem itself', async () => {
    const { incidents, learnings } = await related(
      `postmortem=${key('published')}`,
    );
    expect(learnings).toEqual([]);
    expect(incidents.map(({ incident }) => incident.title)).toEqual(
      expect.arrayContaining(['Checkout fails after certificate renewal']),
    );
  });

  it('follows what is written', async () => {
    const { body: before } = await owner()
      .get(`/incidents/${key('other')}`)
      .expect(200);
    expect(await incidentsLike('asked')).not.toContain('Invoices are late');
    const change = async (summary: string, version: number) =>
      (
        await owner()
          .patch(`/incidents/${key('other')}`, { summary })
          .set('If-Match', `"${version}"`)
          .expect(200)
      ).body.version;
    const version = await change(
      'Certificate renewal lost the intermediate one.',
      before.version,
    );
    expect(await incidentsLike('asked')).toContain('Invoices are late');
    await change('', version);
    expect(await incidentsLike('asked')).not.toContain('Invoices are late');
  });

  it('follows what is written of learnings', async () => {
    const { body: before } = await owner()
      .get(`/postmortems/${key('published')}`)
      .expect(200);
    const invoices = before.learnings.find(
      ({ statement }: { statement: string }) => statement !== WATCH,
    );
    const mend = (statement: string, version: number) =>
      owner()
        .put(`/postmortems/${key('published')}/learnings/${invoices.id}`, {
          statement,
        })
        .set('If-Match', `"${version}"`)
        .expect(200);
    await mend('An intermediate certificate is read at the next renewal', 1);
    const learningsLike = async () =>
      (await related(`incident=${key('asked')}`)).learnings.map(
        ({ learning }) => learning.statement,
      );
    expect(await learningsLike()).toContain(
      'An intermediate certificate is read at the next renewal',
    );
    await mend('Invoices can wait', 2);
    expect(await learningsLike()).not.toContain('Invoices can wait');
  });

  it('has the place of nothing taken by what its reader may not see', async () => {
    const [, asked] = await tell(portal, [
      anIncidentTold('before', {
        title: 'Disk was full',
        entities: [{ ref: ARCHIVE }],
      }),
      anIncidentTold('after', {
        title: 'Alarm unheard',
        entities: [{ ref: ARCHIVE }],
      }),
    ]);
    for (let time = 0; time < 31; time++) {
      await owner()
        .post('/incidents', {
          title: `Secret ${time}`,
          visibility: 'restricted',
          entities: [{ ref: ARCHIVE }],
        })
        .expect(201);
    }
    const { incidents } = await related(`incident=${asked}`);
    expect(incidents).toMatchObject([
      {
        incident: { title: 'Disk was full' },
        reasons: [{ kind: 'entity', entities: [ARCHIVE] }],
      },
    ]);
  });

  it('finds no incident for whom a policy shows none', async () => {
    policy.set({
      [incidentReadPermission.name]: { result: AuthorizeResult.DENY },
    });
    await outsider()
      .get(`/learnings/related?incident=${key('asked')}`)
      .expect(404);
    expect(await related(`postmortem=${key('published')}`)).toEqual({
      incidents: [],
      learnings: [],
    });
  });

  it('takes any text for what it says', async () => {
    const { body } = await owner()
      .post('/incidents', {
        title: `"AND" OR (x*) NEAR/2 it's a:b & !c | <-> \\ -- ';`,
        entities: [{ ref: CHECKOUT }],
      })
      .expect(201);
    const { incidents } = await related(`incident=${body.key}`);
    expect(incidents.map(({ incident }) => incident.key)).not.toContain(
      body.key,
    );
  });

  it.each([
    ['', 'query'],
    ['incident=INC-1&postmortem=PM-1', 'query'],
    ['incident=PM-1', 'query.incident'],
    ['q=x', 'query.q'],
  ])('refuses %p, and says what is wrong', async (query, field) => {
    const { body } = await outsider()
      .get(`/learnings/related?${query}`)
      .expect(400);
    expect(body.error.details.fields).toEqual(
      expect.arrayContaining([expect.objectContaining({ field })]),
    );
  });
});
