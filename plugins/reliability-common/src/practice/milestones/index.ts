export * from './model';
export type {
  IncidentDay,
  KeptMilestone,
  MilestoneFacts,
  MilestoneRule,
  ReachedMilestone,
  VerifiedFact,
} from './facts';
export { QUIET_DAYS, QUIET_LOOK_BACK_DAYS, surpriseOfQuiet } from './quiet';
export {
  defaultMilestoneRules,
  settleMilestones,
  type MilestoneChanges,
} from './rules';
export * from './contract';
