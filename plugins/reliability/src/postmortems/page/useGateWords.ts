import { useCallback } from 'react';
import { gateMessages, GateResult } from '@afterword/plugin-reliability-common';
import { useMessageWords } from '../../useMessageWords';
import { useWords } from '../../words';

/** What a gate objects to, as the server says it. */
export type GateProblem = Pick<GateResult, 'problem'> &
  Partial<Pick<GateResult, 'message'>>;

/** Says what a gate objects to in the reader's language. */
export function useGateWords(): (gate: GateProblem) => string {
  const { t } = useWords();
  const sayMessage = useMessageWords();
  return useCallback(
    ({ problem, message }) =>
      sayMessage(
        gateMessages,
        { english: problem, messages: message ? [message] : [] },
        (code, values) => t(`postmortems.gates.problem.${code}`, values),
      ),
    [t, sayMessage],
  );
}
