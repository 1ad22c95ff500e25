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
  return { owner, deploy, report, causeOf, say, answer };
}

/** The deployments of links, in their order. */
export const keysOf = (links: readonly { deployment: { key: string } }[]) =>
  links.map(({ deployment }) => deployment.key);
