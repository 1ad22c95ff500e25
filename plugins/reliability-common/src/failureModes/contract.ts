import { z } from 'zod';
import { historyEntry, operation, pageOf, pageQuery } from '../contract';
import { failureModeId, failureModeInput, failureModeRecord } from './model';

const params = z.object({ id: failureModeId }).strict();

/** Every failure mode, A to Z by name, those that are retired too. @public */
export const failureModes = z
  .object({
    items: z.array(failureModeRecord),
    /** Whether the caller may change them. */
    editable: z.boolean(),
  })
  .meta({ id: 'FailureModes' });
/** Every failure mode. @public */
export type FailureModes = z.infer<typeof failureModes>;

/** Operations on the words for how things fail. @public */
export const failureModesContract = {
  listFailureModes: operation({
    id: 'listFailureModes',
    method: 'get',
    path: '/failure-modes',
    summary: 'Every failure mode with the words for it, A to Z',
    response: failureModes,
  }),
  putFailureMode: operation({
    id: 'putFailureMode',
    method: 'put',
    path: '/failure-modes/{id}',
    summary:
      'Writes a failure mode; If-Match is "0" for one that is new, or as it comes with the plugin',
    params,
    body: failureModeInput,
    response: failureModeRecord,
    ifMatch: true,
  }),
  getFailureModeHistory: operation({
    id: 'getFailureModeHistory',
    method: 'get',
    path: '/failure-modes/{id}/history',
    summary: 'Every change of a failure mode, latest first',
    params,
    query: z.object(pageQuery).strict(),
    response: pageOf(historyEntry),
  }),
} as const;
