import { toDay } from '@afterword/plugin-reliability-common';
import { Caller } from './aPortal';

const DAY = 86_400_000;

/** A commitment of an entity, due in three days. @returns its key */
export async function aPromise(
  caller: Caller,
  entity: string,
  over: object = {},
): Promise<string> {
  const { body } = await caller
    .post('/action-items', {
      title: 'Mend it',
      type: 'process',
      entity,
      due: toDay(Date.now() + 3 * DAY),
      acceptanceTest: 'A drill shows it',
      ...over,
    })
    .expect(201);
  await caller
    .post(`/action-items/${body.key}/transitions`, { to: 'committed' })
    .set('If-Match', '"1"')
    .expect(200);
  return body.key;
}
