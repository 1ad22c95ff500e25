export { createChanges, type Changes } from './createChanges';
export type { LinkedKind, StoredLink } from './ChangeLinkStore';
export type { Parts } from './ChangeParts';
export type { ChangeFields, StoredChange, StoredRisk } from './ChangeRow';
export type { WholeChange } from './WholeChanges';
