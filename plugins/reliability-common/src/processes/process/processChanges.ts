import type { Process, Processes, Strictness } from './model';

/** What became of a process; `moved`: others are tried before it, or no longer are, and else it is what it was. @public */
export type ProcessChangeKind = 'added' | 'changed' | 'moved' | 'removed';

/** How two states of the processes differ. @public */
export interface ProcessChanges {
  /** Of the whole organisation; null: it is what it was. */
  readonly charterGate: {
    readonly before: Strictness;
    readonly after: Strictness;
  } | null;
  /** By name, first those that there are, in their order. */
  readonly processes: readonly {
    readonly name: string;
    readonly how: ProcessChangeKind;
  }[];
}

/**
 * What became of the processes between two states. What is called otherwise is another one.
 *
 * @public
 */
export function processChanges(
  before: Processes,
  after: Processes,
): ProcessChanges {
  const was = new Map(before.processes.map(each => [each.name, each]));
  const is = new Set(after.processes.map(({ name }) => name));
  const stayed = (processes: readonly Process[]) =>
    processes
      .map(({ name }) => name)
      .filter(name => was.has(name) && is.has(name));
  const [orderBefore, orderNow] = [before, after].map(each =>
    stayed(each.processes),
  );
  const howOf = (
    process: Process,
  ): Exclude<ProcessChangeKind, 'removed'> | null => {
    const { name } = process;
    const old = was.get(name);
    if (old === undefined) return 'added';
    if (contentOf(old) !== contentOf(process)) return 'changed';
    return firstOf(orderBefore, name) === firstOf(orderNow, name)
      ? null
      : 'moved';
  };
  return {
    charterGate:
      before.charterGate === after.charterGate
        ? null
        : { before: before.charterGate, after: after.charterGate },
    processes: [
      ...after.processes.flatMap(process => {
        const how = howOf(process);
        return how === null ? [] : { name: process.name, how };
      }),
      ...before.processes
        .filter(({ name }) => !is.has(name))
        .map(({ name }) => ({ name, how: 'removed' as const })),
    ],
  };
}

/** The same where the same ones are tried before it, in whatever order. */
function firstOf(order: readonly string[], name: string): string {
  return JSON.stringify(order.slice(0, order.indexOf(name)).sort());
}

/** The same for two that say the same, in whatever order they say it. */
function contentOf({ kinds, severities, gates }: Process): string {
  return JSON.stringify([
    [...kinds].sort(),
    [...severities].sort(),
    Object.entries(gates).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}
