import { timePointKinds } from '@afterword/plugin-reliability-common';
import { SourceIncident } from '@afterword/plugin-reliability-node';
import { Knex } from 'knex';
import { Incidents } from '../incidents';
import { applySpell } from './applySpell';
import { readSourceIncident } from './sourceIncidents';
import { wordOf, writeSaid } from './writeSaid';

/**
 * Makes an incident of what a source says, or adds to the one that is there.
 *
 * @returns the incident's id
 * @throws InputError when something of it cannot be taken
 */
export async function applySourceIncident(
  tx: Knex,
  incidents: Incidents,
  given: {
    readonly source: string;
    readonly incident: SourceIncident;
    readonly receivedAt: number;
  },
): Promise<number> {
  const incident = readSourceIncident(given.incident);
  const said = { ...given, incident };
  const { asOf = given.receivedAt, externalId, spell, times } = incident;
  const words = timePointKinds.flatMap(kind => {
    const at = times[kind];
    return at === undefined ? [] : wordOf(said, kind, at, asOf);
  });
  return spell === undefined
    ? writeSaid(tx, incidents, said, { externalId, words })
    : applySpell(tx, incidents, said, spell, words);
}
