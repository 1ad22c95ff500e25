import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';

/** Takes the next number of the outbox, which no event gets any more. */
async function takeNumber(database: Knex): Promise<number> {
  const eventId = randomUUID();
  await database('outbox').insert({
    event_id: eventId,
    topic: 'test.marker',
    payload: '{}',
    state: 'dead',
    attempts: 0,
    available_at: 0,
    created_at: 0,
    done_by: '[]',
  });
  const marker = () => database('outbox').where('event_id', eventId);
  const { id } = await marker().first('id');
  await marker().delete();
  return Number(id);
}

/**
 * How many events came into the outbox during `act`. What is there before and after says little: the relay delivers in the background and
 * takes away what it has delivered.
 */
export async function eventsDuring(
  database: Knex,
  act: () => Promise<unknown>,
): Promise<number> {
  const before = await takeNumber(database);
  await act();
  return (await takeNumber(database)) - before - 1;
}
