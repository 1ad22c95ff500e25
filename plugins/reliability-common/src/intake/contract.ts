import { z } from 'zod';
import { line, operation, pageOf, pageQuery, queryList } from '../contract';
import { deadLetter, delivery, deliveryState, sourceHealth } from './model';

const { count, ...page } = pageQuery;

/** Filters of the list of deliveries. @public */
export const deliveryListQuery = z
  .object({
    ...page,
    source: queryList(line(100)).optional(),
    state: queryList(deliveryState).optional(),
  })
  .strict();
/** Filters of the list of deliveries. @public */
export type DeliveryListQuery = z.output<typeof deliveryListQuery>;

/** Operations on what arrives from producers, and on what could not be passed on. @public */
export const intakeContract = {
  listDeliveries: operation({
    id: 'listDeliveries',
    method: 'get',
    path: '/deliveries',
    summary:
      'What arrived from producers and what has become of it, latest first',
    query: deliveryListQuery,
    response: pageOf(delivery),
  }),
  replayDelivery: operation({
    id: 'replayDelivery',
    method: 'post',
    path: '/deliveries/{id}/replay',
    summary: 'Reads a delivery once more; what it has made already stays one',
    params: z.object({ id: line(36) }),
    response: delivery,
    status: 202,
  }),
  discardDelivery: operation({
    id: 'discardDelivery',
    method: 'delete',
    path: '/deliveries/{id}',
    summary:
      'Forgets a delivery that could not be read, or not wholly, with what it said',
    params: z.object({ id: line(36) }),
    response: z.undefined(),
    status: 204,
  }),
  listSources: operation({
    id: 'listSources',
    method: 'get',
    path: '/sources',
    summary: 'The health of each source',
    response: z.object({ items: z.array(sourceHealth) }),
  }),
  listDeadLetters: operation({
    id: 'listDeadLetters',
    method: 'get',
    path: '/dead-letters',
    summary: 'Events that somebody could not be told of, latest first',
    query: z.object(page).strict(),
    response: pageOf(deadLetter),
  }),
  replayDeadLetter: operation({
    id: 'replayDeadLetter',
    method: 'post',
    path: '/dead-letters/{id}/replay',
    summary: 'Tries once more to tell those who have not heard of an event',
    params: z.object({ id: line(36) }),
    response: deadLetter,
    status: 202,
  }),
  discardDeadLetter: operation({
    id: 'discardDeadLetter',
    method: 'delete',
    path: '/dead-letters/{id}',
    summary: 'Forgets an event that was given up; nobody is told of it',
    params: z.object({ id: line(36) }),
    response: z.undefined(),
    status: 204,
  }),
} as const;
