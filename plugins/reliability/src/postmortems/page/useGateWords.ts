import { useCallback } from 'react';
import {
  gateMessages,
  GateResult,
  Message,
} from '@afterword/plugin-reliability-common';
import { usePersonNames } from '../../people/usePersonNames';
import { useMessageWords } from '../../useMessageWords';
import { useWords } from '../../words';
import { usePostmortem } from './PostmortemContext';

/** What a gate objects to, as the server says it. */
export type GateProblem = Pick<GateResult, 'problem'> &
  Partial<Pick<GateResult, 'message'>>;

/** Says what a gate objects to in the reader's language, with people called as elsewhere on the page. */
export function useGateWords(): (gate: GateProblem) => string {
  const { t } = useWords();
  const sayMessage = useMessageWords();
  const names = usePersonNames(usePostmortem().postmortem.reviewers);
  return useCallback(
    ({ problem, message }) =>
      sayMessage(
        gateMessages,
        {
          english: problem,
          messages: message ? [withNames(message, names)] : [],
        },
        (code, values) => t(`postmortems.gates.problem.${code}`, values),
      ),
    [t, sayMessage, names],
  );
}

/** The message with the people in it called by their names in the catalog; the server knows only their references. */
function withNames(
  message: Message,
  names: ReadonlyMap<string, string>,
): Message {
  const said = message.values.names;
  if (said === undefined) return message;
  return {
    ...message,
    values: { ...message.values, names: named(said, names) },
  };
}

function named(
  said: Message['values'][string],
  names: ReadonlyMap<string, string>,
): Message['values'][string] {
  if (typeof said === 'string') {
    const ref = [...names.keys()].find(each => each.endsWith(`/${said}`));
    return (ref && names.get(ref)) ?? said;
  }
  if (typeof said !== 'object' || !('code' in said)) return said;
  return {
    ...said,
    values: Object.fromEntries(
      Object.entries(said.values).map(([name, value]) => [
        name,
        named(value, names),
      ]),
    ),
  };
}
