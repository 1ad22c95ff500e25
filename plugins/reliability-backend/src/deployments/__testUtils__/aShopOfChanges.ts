import { Caller, Portal } from '../../__testUtils__/aPortal';

/** The component that is deployed unless told. */
export const checkout = 'component:default/checkout-api';

const ANCHOR = Date.parse('2026-11-20T12:00:00Z');

/** A moment that many hours before the incidents of {@link aShopOfChanges} begin. */
export const hoursBefore = (hours: number) =>
  new Date(ANCHOR - hours * 3_600_000).toISOString();

/** Tells a portal of deployments and incidents, and what came of which. */
export function aShopOfChanges(portal: () => Portal) {
  const owner = () => portal().as('user:default/owner');
  const deploy = async (over: object = {}): Promise<string> => {
    const { body } = await owner()
      .post('/deployments', {
        entity: checkout,
        finished: hoursBefore(1),
        ...over,
      })
      .expect(201);
    return body.key;
  };
  const report = async (over: object = {}): Promise<string> => {
    const { body } = await owner()
      .post('/incidents', {
        title: 'Checkout errors',
        entities: [{ ref: checkout }],
        times: { impactStarted: hoursBefore(0) },
        ...over,
      })
      .expect(201);
    return body.key;
  };
  const causeOf = async (incident: string, caller: Caller = owner()) =>
    (await caller.get(`/incidents/${incident}/change-cause`).expect(200)).body;
  const versionOf = async (incident: string) =>
    `"${(await causeOf(incident)).version}"`;
  const say = async (deployment: string, incident: string, state: string) =>
    owner()
      .put(`/deployments/${deployment}/failures/${incident}`, { state })
      .set('If-Match', await versionOf(incident));
  const answer = async (incident: string, body: object) =>
    owner()
      .put(`/incidents/${incident}/change-cause`, body)
      .set('If-Match', await versionOf(incident));
  /** What figures know of confirmed failures, by their deployments. */
  const failureFacts = async () =>
    (
      await portal()
        .database('change_failure_fact')
        .orderBy('deployment_id')
        .select('deployment_id', 'incident_id', 'kind')
    ).map(row => ({
      deployment: `DEP-${row.deployment_id}`,
      incident: `INC-${row.incident_id}`,
      kind: row.kind,
    }));
  /** What figures know of answers, incident by incident. */
  const answerFacts = async () =>
    (
      await portal()
        .database('change_answer_fact')
        .orderBy('incident_id')
        .select('incident_id', 'answer')
    ).map(row => [`INC-${row.incident_id}`, row.answer]);

  /** Forgets all deployments and what was said of them. */
  const forgetChanges = async () => {
    for (const table of [
      'change_failure_fact',
      'change_answer_fact',
      'change_failure',
      'change_cause',
      'deployment_fact',
      'deployment',
    ]) {
      await portal().database(table).delete();
    }
  };
  return {
    owner,
    deploy,
    report,
    causeOf,
    say,
    answer,
    failureFacts,
    answerFacts,
    forgetChanges,
  };
}

/** The deployments of links, in their order. */
export const keysOf = (links: readonly { deployment: { key: string } }[]) =>
  links.map(({ deployment }) => deployment.key);
