export { createIntake } from './createIntake';
export { intakePaths } from './intakePaths';
export { IncidentSources } from './IncidentSources';
