/**
 * What Afterword knows: models, contracts and pure rules, shared by its front end and its back end.
 *
 * @packageDocumentation
 */

export * from './contract';
export * from './catalog';
export * from './permissions';
export * from './processes';
export * from './failureModes';
export * from './incidents';
export * from './deployments';
export * from './actionItems';
export * from './postmortems';
export * from './learnings';
export * from './changes';
export * from './intake';
export * from './exchange';
export * from './metrics';
export * from './reports';
export * from './reviews';
export * from './feeds';
export * from './practice';
