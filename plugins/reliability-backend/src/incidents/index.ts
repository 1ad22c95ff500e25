export { createIncidents } from './createIncidents';
export type { Incidents } from './createIncidents';
export { moverOf } from './EntityMove';
export type { EntityMove, Mover } from './EntityMove';
export type { IncidentChange, IncidentFollower } from './IncidentFollowers';
export type { CircleChange } from './IncidentCircles';
export { applyIncidentLeaf } from './incidentFilters';
export type { IncidentLinks } from './IncidentLinks';
export type { IncidentReader } from './IncidentStore';
export type {
  IncidentGist,
  ListedIncident,
  StoredEntity,
  StoredIncident,
} from './IncidentRow';
export {
  gistColumns,
  readGists,
  readPostmortems,
  timesToShow,
} from './IncidentRow';
export type { NewIncident } from './IncidentWriter';
export type { GivenFields } from './settleIncident';
