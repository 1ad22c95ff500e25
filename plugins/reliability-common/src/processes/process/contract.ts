import { operation } from '../../contract';
import { processes } from './model';

/** Operations on how an organisation goes about postmortems. @public */
export const processContract = {
  getProcesses: operation({
    id: 'getProcesses',
    method: 'get',
    path: '/practice/processes',
    summary:
      'How an organisation goes about postmortems: for which of them how strict gates are before publishing, in the order in which processes are tried',
    response: processes,
  }),
} as const;
