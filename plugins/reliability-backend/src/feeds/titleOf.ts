import { ORGANISATION } from '@afterword/plugin-reliability-common';

/** What a feed is called that tells of a scope: nobody can look its name up there. */
export function titleOf(what: string, scope: string): string {
  return scope === ORGANISATION ? what : `${what}: ${scope}`;
}
