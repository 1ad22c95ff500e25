const TOLERANCE = 1e-9;

/** Where an answer and the truth part. */
export interface Difference {
  readonly path: string;
  readonly answered: unknown;
  readonly truth: unknown;
}

/**
 * Everything of the truth that the answer does not say, or says otherwise: numbers to nine digits, the rest to the letter. Of objects
 * what the answer has beside it is looked at too, but for what the truth is not asked about.
 *
 * @param beside - names of fields that are nobody's business here
 */
export function differences(
  answered: unknown,
  truth: unknown,
  beside: ReadonlySet<string>,
  path = '',
): Difference[] {
  if (typeof truth === 'number' && typeof answered === 'number') {
    const near =
      Math.abs(answered - truth) <= TOLERANCE * Math.max(1, Math.abs(truth));
    return near ? [] : [{ path, answered, truth }];
  }
  if (Array.isArray(truth) && Array.isArray(answered)) {
    if (truth.length !== answered.length) return [{ path, answered, truth }];
    return truth.flatMap((one, index) =>
      differences(answered[index], one, beside, `${path}[${index}]`),
    );
  }
  if (isRecord(truth)) {
    const { anyOf } = truth;
    if (Array.isArray(anyOf)) {
      return anyOf.includes(answered) ? [] : [{ path, answered, truth }];
    }
    if (!isRecord(answered)) return [{ path, answered, truth }];
    const names = new Set([...Object.keys(truth), ...Object.keys(answered)]);
    return [...names]
      .filter(name => !beside.has(name))
      .flatMap(name =>
        differences(answered[name], truth[name], beside, `${path}.${name}`),
      );
  }
  return Object.is(answered, truth) ? [] : [{ path, answered, truth }];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
