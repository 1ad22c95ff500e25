import {
  changeSteps,
  ChangeTransition,
} from '@afterword/plugin-reliability-common';
import { GatesFailedError } from '../platform/http/httpErrors';
import { StoredChange } from './ChangeRow';

/** @throws GatesFailedError for a step that is not next */
export function demandStep(
  { status }: StoredChange,
  to: ChangeTransition['to'],
  reason: string,
): void {
  const gates = [
    ...(changeSteps[status].includes(to)
      ? []
      : [
          {
            gate: 'state',
            problem: `it is ${status}, and cannot be ${to} next`,
          },
        ]),
    ...(to === 'cancelled' && reason.trim() === ''
      ? [{ gate: 'reason', problem: 'say why, for whoever comes back to it' }]
      : []),
  ];
  if (gates.length > 0) throw new GatesFailedError(gates);
}

/** For what is over, and changes no more unless it is taken up again. */
export function stays({ status }: StoredChange): GatesFailedError {
  return new GatesFailedError([
    {
      gate: 'state',
      problem: `it is ${status}; take it up again to write in it`,
    },
  ]);
}
