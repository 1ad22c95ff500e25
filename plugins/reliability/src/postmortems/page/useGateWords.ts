import { useCallback, useMemo } from 'react';
import {
  gateMessages,
  GateResult,
  Message,
} from '@afterword/plugin-reliability-common';
import { useEntityTitles } from '../../listing/useEntityTitles';
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
  const { facilitator, reviewers } = usePostmortem().postmortem;
  const people = useMemo(
    () => (facilitator === null ? reviewers : [...reviewers, facilitator]),
    [facilitator, reviewers],
  );
  const names = useEntityTitles(people);
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
  const value = message.values.names;
  if (value === undefined) return message;
  return {
    ...message,
    values: { ...message.values, names: named(value, names) },
  };
}

function named(
  value: Message['values'][string],
  names: ReadonlyMap<string, string>,
): Message['values'][string] {
  if (typeof value === 'string') {
    const ref = [...names.keys()].find(each => each.endsWith(`/${value}`));
    return (ref && names.get(ref)) ?? value;
  }
  if (typeof value !== 'object' || !('code' in value)) return value;
  return {
    ...value,
    values: Object.fromEntries(
      Object.entries(value.values).map(([name, part]) => [
        name,
        named(part, names),
      ]),
    ),
  };
}
