export { createIntake } from './createIntake';
export { IncidentSources } from './IncidentSources';
