import { ReliabilityError } from '@afterword/plugin-reliability-react';

/** What went wrong, as the back end put it, or in the error's own words. */
export function failureText(error: unknown): string {
  if (error instanceof ReliabilityError && error.fields.length > 0) {
    return error.fields
      .map(({ field, problem }) => `${field} ${problem}`)
      .join('; ');
  }
  return error instanceof Error ? error.message : String(error);
}
