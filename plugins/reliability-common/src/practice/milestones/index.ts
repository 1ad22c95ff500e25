export * from './model';
export type {
  IncidentDay,
  KeptMilestone,
  MilestoneFacts,
  MilestoneRule,
  OwnedEntity,
  ReachedMilestone,
  VerifiedFact,
} from './facts';
export {
  defaultMilestoneRules,
  settleMilestones,
  type MilestoneChanges,
} from './rules';
export * from './contract';
