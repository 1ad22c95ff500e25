import type { Process } from './model';

/**
 * Which process a postmortem goes by: the first that fits one of its incidents. One that asks for nothing fits any, also a postmortem about nothing yet.
 *
 * @param processes - in the order in which they are tried
 * @returns undefined: none of them
 * @public
 */
export function processFor<TProcess extends Process>(
  processes: readonly TProcess[],
  incidents: readonly {
    readonly kind: string;
    readonly severity: string | null;
  }[],
): TProcess | undefined {
  return processes.find(
    ({ kinds, severities }) =>
      (kinds.length === 0 && severities.length === 0) ||
      incidents.some(
        ({ kind, severity }) =>
          fits(kinds, kind) && fits(severities, severity ?? ''),
      ),
  );
}

function fits(asked: readonly string[], value: string): boolean {
  return asked.length === 0 || asked.includes(value);
}
