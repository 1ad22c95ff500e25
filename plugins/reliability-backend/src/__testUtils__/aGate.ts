import { Knex } from 'knex';

/** Of the advisory locks of PostgreSQL, the one that a gate is. */
const GATE = 4711;

/** What a gate stands before. */
type GatedWrite =
  | 'delete on postmortem'
  | 'insert on postmortem_incident'
  | 'update of drafted_by on postmortem'
  | 'update of title on action_item'
  | 'update of title on incident';

/** A gate in a PostgreSQL database that holds every write of some kinds, and nothing else, just before it happens. */
export interface Gate {
  /** Holds what comes to it from now on, until it is opened. */
  close(): Promise<{ open(): Promise<void> }>;
}

/** Builds a gate, which stands open. */
export async function aGate(
  database: Knex,
  ...before: readonly GatedWrite[]
): Promise<Gate> {
  const triggers = before.map(
    write => `
    create trigger gate before ${write}
    for each statement execute function wait_at_gate();`,
  );
  await database.raw(`
    create function wait_at_gate() returns trigger language plpgsql as
    'begin perform pg_advisory_xact_lock(${GATE}); return null; end';
    ${triggers.join('')}`);
  return {
    async close() {
      const tx = await database.transaction();
      await tx.raw(`select pg_advisory_xact_lock(${GATE})`);
      return {
        async open() {
          await tx.commit();
        },
      };
    },
  };
}
