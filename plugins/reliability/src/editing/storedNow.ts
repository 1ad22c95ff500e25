import { ReliabilityError } from '@afterword/plugin-reliability-react';

/** A schema, as far as it tells whether something is a whole one of its kind. */
export interface Reading<T> {
  safeParse(
    value: unknown,
  ): { readonly success: true; readonly data: T } | { readonly success: false };
}

/** What is stored now, when a write was refused because it was based on an older one. */
export function storedNow<T>(error: unknown, kind: Reading<T>): T | undefined {
  if (!(error instanceof ReliabilityError) || !error.isStale) return undefined;
  const parsed = kind.safeParse(error.current);
  return parsed.success ? parsed.data : undefined;
}
