import { ErrorBody } from '@afterword/plugin-reliability-common';
import { Caller, Portal } from './__testUtils__/aPortal';
import { eachDatabase } from './__testUtils__/eachDatabase';
import { Ask, asks, Secrets } from './__testUtils__/everyOperation';
import { aPortalThatAllowsAll, strangers } from './__testUtils__/strangers';
import {
  aDraft,
  anIncident,
  people,
} from './postmortems/__testUtils__/writers';

type Answer = Awaited<ReturnType<Caller['get']>>;

const nobodys = '11111111-1111-4111-8111-111111111111';

/** Sends records, each under a name that was never used before where it has none of its own. */
function records(caller: Caller, ...sent: readonly object[]) {
  const lines = sent.map(record =>
    JSON.stringify({
      source: 'mine',
      externalId: crypto.randomUUID(),
      title: 'Mine',
      ...record,
    }),
  );
  return caller
    .post('/import')
    .set('Content-Type', 'application/x-ndjson')
    .send(lines.join('\n'))
    .buffer(true);
}

/** What names something hidden beside what an operation is about: in a body, a filter, a record. */
const beside = (own: string): Readonly<Record<string, Ask>> => ({
  'an action item of an incident': (caller, { incident }) =>
    caller.post('/action-items', { title: 'Mine', incident }),
  'items of an incident': (caller, { incident }) =>
    caller.get(`/action-items?incident=${incident}&count=true`),
  'items of a postmortem': (caller, { draft }) =>
    caller.get(`/action-items?postmortem=${draft}&count=true`),
  'a word on a deployment': (caller, { deployment, incident }) =>
    caller
      .put(`/deployments/${deployment}/failures/${incident}`, {
        state: 'confirmed',
      })
      .set('If-Match', '"1"'),
  'a change at its version': (caller, { incident }) =>
    caller
      .patch(`/incidents/${incident}`, { title: 'Mine' })
      .set('If-Match', '"1"'),
  'a change at no version': (caller, { incident }) =>
    caller.patch(`/incidents/${incident}`, { title: 'Mine' }),
  'a section at its version': (caller, { draft }) =>
    caller
      .patch(`/postmortems/${draft}/sections/impact`, { text: 'Mine' })
      .set('If-Match', '"0"'),
  'an override of its gates': (caller, { draft }) =>
    caller
      .post(`/postmortems/${draft}/transitions`, {
        to: 'published',
        overrides: { timesKnown: 'Nobody measured it' },
      })
      .set('If-Match', '"3"'),
  'records of what was written here': (caller, secrets) =>
    records(
      caller,
      { type: 'incident', source: own, externalId: secrets.incident },
      { type: 'postmortem', source: own, externalId: secrets.draft },
      { type: 'actionItem', source: own, externalId: secrets.candidate },
    ),
  'records that refer to it': (caller, { draft, incident }) =>
    records(
      caller,
      {
        type: 'actionItem',
        postmortem: { source: own, externalId: draft },
        incident: { source: own, externalId: incident },
      },
      {
        type: 'postmortem',
        incidents: [{ source: own, externalId: incident }],
      },
    ),
});

/** Whether an operation is asked about anything hidden: what is not, answers or makes something else each time. */
function namesSomething(ask: Ask): boolean {
  const nobody: unknown = new Proxy(() => nobody, {
    get: () => nobody,
    apply: () => nobody,
  });
  let names = false;
  const noticing = new Proxy({} as Secrets, {
    get: () => {
      names = true;
      return '';
    },
  });
  ask(nobody as Caller, noticing);
  return names;
}

/** What an answer says, whatever it calls what was asked about, and whatever was created meanwhile. */
function toldBy({ body, status, text }: Answer): unknown {
  const { error }: Partial<ErrorBody> = body ?? {};
  const told = error === undefined ? text : JSON.stringify(error);
  return { status, told: told?.replace(/\b(INC|PM|AI|LRN)-\d+/g, '$1') };
}

eachDatabase('What is hidden', (databases, databaseId) => {
  let portal: Portal;
  let own: string;
  let hidden: Secrets;
  let absent: Secrets;
  const { owner } = people(() => portal);

  beforeAll(async () => {
    portal = await aPortalThatAllowsAll(databases, databaseId, []);
    own = `afterword:${(await portal.database('installation').first()).id}`;
    const told = await anIncident(owner());
    const secret = await anIncident(owner(), { visibility: 'restricted' });
    const { key: draft } = await aDraft(owner(), { incidents: [told.key] });
    const add = async (path: string, body: object) =>
      (await owner().post(path, body).expect(201)).body;
    const pm = `/postmortems/${draft}`;
    const { timeline } = await add(`${pm}/timeline`, { at: null, text: 'x' });
    const { learnings } = await add(`${pm}/learnings`, { statement: 'x' });
    const item = await add('/action-items', { title: 'x', postmortem: draft });
    const deployment = await add('/deployments', {
      entity: 'component:default/checkout-api',
      finished: '2026-11-13T13:00:00Z',
    });
    await owner()
      .put(`/deployments/${deployment.key}/failures/${secret.key}`, {
        state: 'confirmed',
      })
      .set('If-Match', '"0"')
      .expect(200);
    hidden = {
      delivery: 'none',
      incident: secret.key,
      draft,
      candidate: item.key,
      deployment: deployment.key,
      part: timeline[0].id,
      learning: learnings[0].key,
    };
    absent = {
      ...hidden,
      incident: 'INC-99999',
      draft: 'PM-99999',
      candidate: 'AI-99999',
      part: nobodys,
      learning: 'LRN-99999',
    };
  });
  afterAll(async () => {
    await portal.stop();
  });

  const answers = async (ask: Ask, caller: Caller, secrets: Secrets) => {
    const asked = ask(caller, secrets);
    const told: unknown[] = [];
    for (const request of 'flatMap' in asked ? asked : [() => asked]) {
      told.push(toldBy(await request()));
    }
    return told;
  };
  const operations = Object.keys(asks).filter(id => namesSomething(asks[id]));
  const readers = strangers.slice(0, 3);

  it('is asked about by most operations on a postmortem', () => {
    expect(operations).toContain('restorePostmortemRevision');
    expect(operations.length).toBeGreaterThan(40);
  });

  describe.each(readers)(
    'is answered to %s like what is not there',
    (_, of) => {
      it.each(operations)('by %s', async id => {
        expect(await answers(asks[id], of(portal), hidden)).toEqual(
          await answers(asks[id], of(portal), absent),
        );
      });

      it.each(Object.keys(beside('')))('to %s', async name => {
        const { [name]: ask } = beside(own);
        expect(await answers(ask, of(portal), hidden)).toEqual(
          await answers(ask, of(portal), absent),
        );
      });
    },
  );
});
