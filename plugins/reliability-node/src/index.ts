/**
 * What modules plug into: extension points and permission rules of Afterword.
 *
 * @packageDocumentation
 */

export * from './permissions/resources';
export * from './permissions/rules';
export * from './permissions/conditions';
export * from './extensions/incidentSources';
export * from './extensions/milestones';
