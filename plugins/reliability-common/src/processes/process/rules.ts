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
    process =>
      fitsAny(process) ||
      incidents.some(
        ({ kind, severity }) =>
          fits(process.kinds, kind) && fits(process.severities, severity ?? ''),
      ),
  );
}

/**
 * Whether a process asks for nothing: it fits any postmortem, and none after it is tried.
 *
 * @public
 */
export function fitsAny({
  kinds,
  severities,
}: Pick<Process, 'kinds' | 'severities'>): boolean {
  return kinds.length === 0 && severities.length === 0;
}

function fits(asked: readonly string[], value: string): boolean {
  return asked.length === 0 || asked.includes(value);
}
