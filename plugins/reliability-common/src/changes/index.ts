export * from './reasons';
export * from './reasonMessages';
export * from './proposals';
export * from './rules';
export * from './links';
export * from './wrongHistory';
export * from './checklist';
export {
  changeImpacts,
  changeInput,
  changeOutcomeInput,
  changeProposal,
  changeReview,
  changeRisk,
  changeRiskInput,
  changeStatus,
  changeStatuses,
  changeSummary,
  changeTransition,
  likelihoods,
  MAX_CHANGE_LINKS,
  MAX_CHANGE_RISKS,
  MAX_RISK_TEXT,
  newChangeRisk,
  preparationKinds,
  riskOutcome,
  riskOutcomes,
  saidOutcomes,
} from './model';
export type {
  ChangeImpact,
  ChangeInput,
  ChangeOutcomeInput,
  ChangeProposal,
  ChangeReview,
  ChangeRisk,
  ChangeRiskInput,
  ChangeStatus,
  ChangeSummary,
  ChangeTransition,
  Likelihood,
  NewChangeRisk,
  PreparationKind,
  RiskOutcome,
} from './model';
export * from './contract';
