import { ReliabilityError } from '@afterword/plugin-reliability-react';

/** What the server says about fields of a form: that a value is wrong, or that a step or a promise cannot be without it. */
export function refusedFields<TField extends string>(
  error: unknown,
  fields: readonly TField[],
): Readonly<Partial<Record<TField, string>>> {
  const named: Partial<Record<TField, string>> = {};
  if (!(error instanceof ReliabilityError)) return named;
  const gates = (error.details?.gates ?? []).map(({ gate, problem }) => ({
    field: gate,
    problem,
  }));
  for (const { field, problem } of [...error.fields, ...gates]) {
    const known = fields.find(one => one === field);
    if (known) named[known] = problem;
  }
  return named;
}
