import { Report } from './events';

/** What is known of an incident while its history is made up. */
export interface Known {
  readonly id: number;
  readonly by: 'import' | 'report' | 'deliver';
  restricted: boolean;
  mergedInto: number | null;
  hasMerged: boolean;
}

export function knownAs(id: number, by: Known['by'], report?: Report): Known {
  const restricted = report?.restricted ?? false;
  return { id, by, restricted, mergedInto: null, hasMerged: false };
}

/** Only its reporter, or an owner, may hide an incident; what is merged is seen by the same people. */
export function canBeHidden({ by, mergedInto, hasMerged }: Known): boolean {
  return by === 'report' && mergedInto === null && !hasMerged;
}
