import { Caller, Portal } from './__testUtils__/aPortal';
import { eachDatabase } from './__testUtils__/eachDatabase';
import { asks, Secrets } from './__testUtils__/everyOperation';
import { aPortalThatAllowsAll, strangers } from './__testUtils__/strangers';
import { changing } from './changes/__testUtils__/changing';
import {
  aProcessAction,
  aPublishedLearning,
  aWrittenDraft,
  anIncident,
  CHECKOUT,
  people,
} from './postmortems/__testUtils__/writers';
import { reviewing } from './reviews/__testUtils__/reviewing';

const MODE = 'retry-storm';
const day = (date: string) => ({
  failureMode: MODE,
  incidentType: 'capacity',
  trigger: 'deployment',
  times: {
    impactStarted: `${date}T10:00:00Z`,
    detected: `${date}T10:05:00Z`,
    mitigated: `${date}T11:00:00Z`,
    resolved: `${date}T11:30:00Z`,
  },
});

/** Whatever counts, proposes, compares or puts together, of all that there is. */
const wholes = [
  ...['incidents', 'postmortems', 'action-items', 'deployments'],
  ...['learnings', 'changes', 'reviews', 'postmortem-texts'],
  'practice/milestones',
].map(list => `/${list}?limit=200&count=true`);
const ofAll = [
  '/deployments?failed=true&count=true',
  '/deployments?failed=false&count=true',
  `/incidents?scope=${CHECKOUT}&failureMode=${MODE}&count=true`,
  '/metrics?scope=organisation',
  '/metrics/recurring?scope=organisation',
  '/metrics/report?scope=organisation',
  '/metrics/scopes?kind=group',
  '/metrics/waiting?kind=group',
  '/practice/health?scope=organisation',
  '/practice/leadership-report?scope=organisation',
  '/learnings/asks?scope=organisation&count=true',
  '/changes/CHG-1/links',
  '/changes/CHG-1/proposals',
  '/changes/CHG-1/history',
];

/** An answer without what the clock alone makes another: moments, and figures that grow with every second. */
function settled(text: string): string {
  return text
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'AT')
    .replace(/\d+\.\d+(e[+-]\d+)?|\d{6,}/g, '#');
}

/*
 * The canary of the tests of confidentiality is a word. What is hidden may show as a number, too, an order, a proposal or a gap: here all that a stranger
 * can read is read before something hidden comes, and after it.
 */
eachDatabase('What is hidden', (databases, databaseId) => {
  let portal: Portal;
  let known: Secrets;
  let feeds: string[];
  const sent: unknown[] = [];
  const { owner, outsider } = people(() => portal);
  const { planned, lookingBack, step, get, decide } = reviewing(() => portal);
  const changes = changing(() => portal);

  const goOn = async () => {
    await portal.refreshCatalog();
    for (const task of ['outbox', 'fold-facts', 'ask-learnings']) {
      await portal.triggerTask(`reliability:${task}`);
    }
    await portal.triggerTask('reliability:find-milestones');
    await portal.relayOutbox();
  };

  beforeAll(async () => {
    portal = await aPortalThatAllowsAll(databases, databaseId, sent);
    const { key: draft, incident } = await aPublishedLearning(
      owner(),
      'Retries need jitter',
      { failureMode: MODE },
    );
    await anIncident(owner(), day('2026-10-20'));
    await anIncident(owner(), { ...day('2026-11-02'), kind: 'nearMiss' });
    const { body: deployment } = await owner()
      .post('/deployments', {
        entity: CHECKOUT,
        finished: '2026-11-19T09:00:00Z',
      })
      .expect(201);
    const { key: candidate } = await aProcessAction(owner(), { key: draft });
    const review = await planned({ scope: 'organisation' });
    await lookingBack(review);
    await step(await get(review.key), 'live').expect(200);
    await decide(review.key, 'Look at retries').expect(201);
    const { key } = await changes.planned();
    await changes.foresee(key, { failureMode: MODE }).expect(201);
    known = {
      delivery: 'none',
      incident,
      draft,
      candidate,
      deployment: deployment.key,
      part: 'none',
      learning: 'LRN-1',
    };
    feeds = await Promise.all(
      ['reviews', 'learnings', 'milestones'].map(async kind => {
        const { body } = await outsider()
          .post('/feed-addresses', { kind, scope: 'organisation' })
          .expect(201);
        return new URL(body.url).pathname.replace('/api/reliability', '');
      }),
    );
    await goOn();
  });
  afterAll(async () => {
    await portal.stop();
  });

  const readBy = async (caller: Caller): Promise<Record<string, string>> => {
    const read: Record<string, string> = {};
    const keep = async (name: string, request: ReturnType<Caller['get']>) => {
      const { status, text } = await request;
      read[name] = settled(`${status} ${text}`);
    };
    const reads = Object.keys(asks).filter(id => /^(get|list|exp)/.test(id));
    for (const id of reads) {
      const asked = asks[id](caller, known);
      const requests = 'flatMap' in asked ? asked : [() => asked];
      for (const [index, request] of requests.entries()) {
        await keep(`${id} ${index}`, request());
      }
    }
    for (const path of [...wholes, ...ofAll])
      await keep(path, caller.get(path));
    for (const path of feeds) await keep(path, portal.asNobody().get(path));
    return read;
  };

  it('leaves no trace in anything that strangers read, and nobody of them is told', async () => {
    const readers = strangers.slice(0, 3).map(([, of]) => of(portal));
    const before = await Promise.all(readers.map(readBy));
    const told = sent.length;

    const hidden = { ...day('2026-11-20'), visibility: 'restricted' };
    const { key: secret } = await anIncident(owner(), hidden);
    const nearMiss = { ...hidden, kind: 'nearMiss' };
    const { key: other } = await anIncident(owner(), nearMiss);
    const confirmed = owner()
      .put(`/deployments/${known.deployment}/failures/${secret}`, {
        state: 'confirmed',
      })
      .set('If-Match', '"0"');
    await confirmed.expect(200);
    await owner()
      .put(`/incidents/${other}/change-cause`, { answer: 'notChangeCaused' })
      .set('If-Match', '"0"')
      .expect(200);
    const incidents = [known.incident, 'INC-2', secret];
    const { key: draft } = await aWrittenDraft(owner(), { incidents });
    await owner()
      .post(`/postmortems/${draft}/learnings`, {
        statement: 'Retries need a budget',
        failureMode: MODE,
      })
      .expect(201);
    await aProcessAction(owner(), { key: draft });
    await owner()
      .post('/action-items', { title: 'Look', incident: secret })
      .expect(201);
    await owner()
      .post('/postmortems/import', {
        externalId: 'secret.md',
        content: '# Retries\n\n## Lessons\n\nOne.\n\n## Actions\n\n- Look',
      })
      .expect(200);
    await goOn();

    const after = await Promise.all(readers.map(readBy));
    for (const [index, read] of before.entries()) {
      expect(Object.keys(read).length).toBeGreaterThan(80);
      expect(after[index]).toEqual(read);
    }
    // Those who own what it is about are told, and they alone.
    const recipients = sent
      .slice(told)
      .map(each =>
        JSON.stringify((each as { recipients: unknown }).recipients),
      );
    for (const each of recipients) {
      expect(each).toContain('group:default/checkout-team');
    }
  }, 120_000);
});
