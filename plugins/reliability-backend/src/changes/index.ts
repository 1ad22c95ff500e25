export { createChanges, type Changes } from './createChanges';
export type { LinkedKind, StoredLink } from './ChangeLinkStore';
export type { Parts } from './ChangeParts';
export type { ChangeFields, StoredChange, StoredRisk } from './ChangeRow';
export type { AwaitedItem } from './RemovedRiskStore';
export type { AwaitedItems } from './RiskTakingBack';
export type { WholeChange } from './WholeChanges';
