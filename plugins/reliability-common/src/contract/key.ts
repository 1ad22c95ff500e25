import { z } from 'zod';

/** What a key's letters stand for. @public */
export const keyPrefixes = {
  incident: 'INC',
  deployment: 'DEP',
  postmortem: 'PM',
  learning: 'LRN',
  actionItem: 'AI',
  review: 'RR',
  change: 'CHG',
} as const;

/** What has a key. @public */
export type KeyedKind = keyof typeof keyPrefixes;

// 15 digits stay below Number.MAX_SAFE_INTEGER.
const MAX_DIGITS = 15;

/** Schema of a key such as `INC-142`; lower case is accepted and folded. @public */
export function keyOf(kind: KeyedKind) {
  const prefix = keyPrefixes[kind];
  return z
    .string()
    .trim()
    .toUpperCase()
    .regex(
      new RegExp(`^${prefix}-[1-9]\\d{0,${MAX_DIGITS - 1}}$`),
      `must be a key such as ${prefix}-142`,
    );
}

/** `('incident', 142)` → `INC-142`. @public */
export function toKey(kind: KeyedKind, id: number): string {
  return `${keyPrefixes[kind]}-${id}`;
}

/** `INC-142` → 142. The key must have passed {@link keyOf}. @public */
export function fromKey(key: string): number {
  return Number(key.slice(key.indexOf('-') + 1));
}

/**
 * The number of the key that a text is; `undefined` when it is no key of this kind.
 *
 * @example
 * ```ts
 * idInKey('incident', ' inc-142 '); // 142
 * idInKey('incident', 'PM-31');     // undefined
 * ```
 *
 * @public
 */
export function idInKey(kind: KeyedKind, text: string): number | undefined {
  const key = keyOf(kind).safeParse(text);
  return key.success ? fromKey(key.data) : undefined;
}
