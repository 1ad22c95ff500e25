import type { RollingWindow } from '@afterword/plugin-reliability-common';

/** A stretch of time that figures are asked for, as instants. */
export interface AskedRange {
  readonly from: string;
  /** Not included; nothing: until now. */
  readonly until?: string;
}

/** A window to ask for: one that moves with time, or a stretch of it. */
export type AskedWindow = { readonly window: RollingWindow } | AskedRange;

/** What is asked for, a window mostly, as the filters of a list, which are several of each. */
export function filtersOf(
  asked: AskedWindow | Partial<AskedRange> | Readonly<Record<string, string>>,
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(asked).map(([name, value]) => [name, [value]]),
  );
}
