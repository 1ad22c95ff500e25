import { TimePointKind } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Incidents } from '../incidents';
import { applySpell } from './applySpell';
import { Said, timeOf, wordOf, writeSaid } from './writeSaid';

/** Makes an incident of what a source says, or adds to the one that is there. @returns the incident's id */
export async function applySourceIncident(
  tx: Knex,
  incidents: Incidents,
  said: Said,
): Promise<number> {
  const { asOf, externalId, spell, times } = said.incident;
  const knownAt = asOf === undefined ? said.receivedAt : timeOf(asOf, 'asOf');
  const words = Object.entries(times).map(([kind, at]) =>
    wordOf(said, kind as TimePointKind, timeOf(at, kind), knownAt),
  );
  return spell === undefined
    ? writeSaid(tx, incidents, said, { externalId, words })
    : applySpell(tx, incidents, said, spell, words);
}
