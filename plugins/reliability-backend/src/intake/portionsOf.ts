import { SourceIncident } from '@afterword/plugin-reliability-node';

/** Incidents that are written in one transaction; on SQLite everybody else waits meanwhile. */
const PORTION = 50;

/**
 * What a delivery says behind `through`, in portions, by name: whoever goes on after a crash knows what is left, and two replicas that read
 * of the same incidents come to them in one order and so do not wait for each other. What is said twice of one is in one portion.
 */
export function portionsOf(
  said: readonly SourceIncident[],
  through: string | null,
): SourceIncident[][] {
  const left = said
    .filter(({ externalId }) => through === null || externalId > through)
    .sort((a, b) => compare(a.externalId, b.externalId));
  const portions: SourceIncident[][] = [];
  for (const incident of left) {
    const last = portions.at(-1);
    const isOneMore = last?.at(-1)?.externalId === incident.externalId;
    if (last && (last.length < PORTION || isOneMore)) last.push(incident);
    else portions.push([incident]);
  }
  return portions;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
