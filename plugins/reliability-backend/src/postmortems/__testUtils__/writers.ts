import {
  ActionItem,
  Incident,
  Postmortem,
  toDay,
} from '@afterword/plugin-reliability-common';
import { Test } from 'supertest';
import { Caller, Portal } from '../../__testUtils__/aPortal';

export const CHECKOUT = 'component:default/checkout-api';
export const INDEXER = 'component:default/search-indexer';

/** People of the shop: two of the checkout team, one of the search team, one of none. */
export const people = (portal: () => Portal) => ({
  owner: () => portal().as('user:default/owner'),
  colleague: () => portal().as('user:default/colleague'),
  outsider: () => portal().as('user:default/outsider'),
  newcomer: () => portal().as('user:default/newcomer'),
});

/** An incident whose times are known, on the checkout. */
export async function anIncident(
  caller: Caller,
  over: object = {},
): Promise<Incident> {
  const { body } = await caller
    .post('/incidents', {
      title: 'Card payments failed',
      severity: 'sev3',
      entities: [{ ref: CHECKOUT }],
      times: {
        impactStarted: '2026-11-13T14:02:00Z',
        detected: '2026-11-13T14:13:00Z',
        mitigated: '2026-11-13T14:49:00Z',
      },
      ...over,
    })
    .expect(201);
  return body;
}

/** A draft about the given incidents. */
export async function aDraft(
  caller: Caller,
  over: object = {},
): Promise<Postmortem> {
  const { body } = await caller
    .post('/postmortems', { title: 'Card payments failed', ...over })
    .expect(201);
  return body;
}

type At = { readonly key: string; readonly version: number };

/** Changes what stands around the document. */
export const patch = (caller: Caller, { key, version }: At, fields: object) =>
  caller.patch(`/postmortems/${key}`, fields).set('If-Match', `"${version}"`);

/** Takes a step. */
export const step = (caller: Caller, { key, version }: At, to: string) =>
  caller
    .post(`/postmortems/${key}/transitions`, { to })
    .set('If-Match', `"${version}"`);

/** Records a review. */
export const review = (caller: Caller, { key, version }: At) =>
  caller.post(`/postmortems/${key}/reviews`).set('If-Match', `"${version}"`);

/** Throws a draft away. */
export const discard = (caller: Caller, { key, version }: At) =>
  caller.delete(`/postmortems/${key}`).set('If-Match', `"${version}"`);

/** Saves a section that is at a version. */
export const write = (
  caller: Caller,
  key: string,
  section: string,
  text: string,
  version = 0,
): Test =>
  caller
    .patch(`/postmortems/${key}/sections/${section}`, { text })
    .set('If-Match', `"${version}"`);

/** The texts of a document, by section. */
export function textsOf(postmortem: Postmortem): Record<string, string> {
  return Object.fromEntries(
    postmortem.sections
      .filter(({ text }) => text !== '')
      .map(({ id, text }) => [id, text]),
  );
}

/** A committed process action of a postmortem. */
export async function aProcessAction(
  caller: Caller,
  postmortem: { readonly key: string },
  over: object = {},
): Promise<ActionItem> {
  const { body } = await caller
    .post('/action-items', {
      title: 'Roll out limits region by region',
      type: 'process',
      entity: CHECKOUT,
      due: toDay(Date.now() + 7 * 86_400_000),
      acceptanceTest: 'The next limit change takes a day',
      postmortem: postmortem.key,
      ...over,
    })
    .expect(201);
  const committed = await caller
    .post(`/action-items/${body.key}/transitions`, { to: 'committed' })
    .set('If-Match', `"${body.version}"`)
    .expect(200);
  return committed.body;
}

/** A draft that nothing keeps from being published but its steps: it answers the questions, with a factor and a process action. */
export async function aWrittenDraft(
  caller: Caller,
  over: object = {},
): Promise<Postmortem> {
  const { key } = await aDraft(caller, {
    sections: {
      whatHappened: 'A limit was lowered.',
      detection: 'Support told us.',
      whatToChange: 'Region by region.',
    },
    ...over,
  });
  await caller
    .post(`/postmortems/${key}/factors`, {
      text: 'Retries at three layers',
      layer: 'technology',
    })
    .expect(201);
  await aProcessAction(caller, { key });
  const { body } = await caller.get(`/postmortems/${key}`).expect(200);
  return body;
}

/** Takes a draft through its steps, as it is now. */
export async function publish(
  caller: Caller,
  key: string,
): Promise<Postmortem> {
  const { body: draft } = await caller.get(`/postmortems/${key}`).expect(200);
  const { body: ready } = await step(caller, draft, 'inReview').expect(200);
  const { body } = await step(caller, ready, 'published').expect(200);
  return body;
}

/** A learning of a published postmortem about an incident on the checkout. */
export async function aPublishedLearning(
  caller: Caller,
  statement: string,
  given: object = {},
): Promise<{ key: string; incident: string; postmortem: Postmortem }> {
  const incident = await anIncident(caller);
  const { key } = await aWrittenDraft(caller, { incidents: [incident.key] });
  await caller
    .post(`/postmortems/${key}/learnings`, { statement, ...given })
    .expect(201);
  return {
    key,
    incident: incident.key,
    postmortem: await publish(caller, key),
  };
}
