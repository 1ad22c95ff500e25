export { createChanges, type Changes } from './createChanges';
export type { WholeChange } from './WholeChanges';
