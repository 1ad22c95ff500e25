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
export { QUIET_DAYS, surpriseOfQuiet } from './quiet';
export {
  defaultMilestoneRules,
  settleMilestones,
  type MilestoneChanges,
} from './rules';
export * from './contract';
