import { FactKeeper } from '../platform/facts/FactAudit';
import { Facts, IncidentFactRow } from '../platform/facts/Facts';
import { incidentFacts } from './incidentFacts';
import { IncidentStore } from './IncidentStore';

/** Says what facts there should be of incidents. */
export function incidentFactKeeper(
  facts: Facts,
  store: IncidentStore,
): FactKeeper {
  return {
    things: 'incident',
    facts: 'incident_fact',
    column: 'incident_id',
    hold: (tx, ids) => store.hold(tx, ids),
    expected: async (tx, ids) =>
      (await store.getUnrestricted(tx, ids)).flatMap(incidentFacts),
    replace: (tx, ids, rows) =>
      facts.replaceIncidents(tx, ids, rows as IncidentFactRow[]),
  };
}
