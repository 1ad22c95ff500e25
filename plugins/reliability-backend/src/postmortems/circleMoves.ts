import { EntityMove, IncidentChange } from '../incidents';
import { IncidentsById } from './AboutIncidents';
import { StoredPostmortem } from './PostmortemRow';

/** What became of the entities of a postmortem's incidents, and of those that these are merged into. */
export function movesAbout(
  { incidentIds }: StoredPostmortem,
  changed: readonly IncidentChange[],
  incidents: IncidentsById,
): EntityMove[] {
  const concerned = new Set(
    incidentIds.flatMap(id => [id, incidents.get(id)?.id ?? id]),
  );
  return changed.flatMap(({ id, move }) =>
    move !== undefined && concerned.has(id) ? [move] : [],
  );
}

/** The entities of a circle after some moves: nothing joins that no incident has, nothing leaves that another incident still has. */
export function moved(
  before: readonly string[],
  moves: readonly EntityMove[],
  present: readonly string[],
): string[] {
  const named = new Set(present);
  const left = new Set(
    moves.flatMap(({ from }) => from.filter(ref => !named.has(ref))),
  );
  const joined = moves.flatMap(({ from, to }) => {
    const had = new Set(from);
    return to.filter(ref => named.has(ref) && !had.has(ref));
  });
  return [...new Set([...before.filter(ref => !left.has(ref)), ...joined])];
}
