import type { Portal } from '../../portal/Portal';
import { serviceRef } from '../../shop/catalog';

/** Learnings that teams write, one for each round, each about something else. */
const statements = [
  'Retries without jitter turn a blip into a storm',
  'A limit that nobody watches is reached on a Friday',
  'A cache that is emptied at once takes its database with it',
  'Certificates run out where nobody has listed them',
  'A queue that is full must refuse, not wait',
  'What is switched off for a test stays off',
];

interface Kept {
  readonly key: string;
  readonly version: number;
}

/**
 * Publishes a postmortem of a service that much depends on, with one learning, as people do: through the API.
 *
 * @returns the id of the learning
 */
export async function publishLearning(
  portal: Portal,
  round: number,
): Promise<string> {
  const entity = serviceRef(1);
  const api = (path: string) => `/api/reliability${path}`;
  const post = <TAnswer = Kept>(path: string, body: object, version?: number) =>
    portal.write<TAnswer>('POST', api(path), body, version);
  const incident = await post('/incidents', {
    title: `Slow answers (${round})`,
    severity: 'sev3',
    failureMode: 'retry-storm',
    entities: [{ ref: entity }],
    times: {
      impactStarted: '2026-01-13T14:02:00Z',
      detected: '2026-01-13T14:13:00Z',
      mitigated: '2026-01-13T14:49:00Z',
    },
  });
  const { key } = await post('/postmortems', {
    title: `Slow answers (${round})`,
    incidents: [incident.key],
    sections: {
      whatHappened: 'A limit was lowered.',
      detection: 'Support told us.',
      whatToChange: 'Region by region.',
    },
  });
  await post(`/postmortems/${key}/learnings`, {
    statement: statements[round % statements.length],
    failureMode: 'retry-storm',
    helped: 'A budget for retries',
  });
  await post(`/postmortems/${key}/factors`, {
    text: 'Retries at three layers',
    layer: 'technology',
  });
  const item = await post('/action-items', {
    title: 'Roll out limits region by region',
    type: 'process',
    entity,
    due: '2030-01-01',
    acceptanceTest: 'The next limit change takes a day',
    postmortem: key,
  });
  await post(
    `/action-items/${item.key}/transitions`,
    { to: 'committed' },
    item.version,
  );
  const draft = await portal.get<Kept>(api(`/postmortems/${key}`));
  const step = (to: string, { version }: Kept) =>
    post<Kept & { readonly learnings: readonly { readonly id: string }[] }>(
      `/postmortems/${key}/transitions`,
      { to },
      version,
    );
  const ready = await step('inReview', draft);
  const published = await step('published', ready);
  return published.learnings[0].id;
}
