/** Whether a row could not be written because one with its key, or with what only one may have, is there already. */
export function isUniqueViolation(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    [
      '23505',
      'SQLITE_CONSTRAINT_PRIMARYKEY',
      'SQLITE_CONSTRAINT_UNIQUE',
    ].includes(String(error.code))
  );
}
