export * from './reasons';
export * from './rules';
export {
  changeImpacts,
  changeInput,
  changeOutcomeInput,
  changeReview,
  changeRisk,
  changeRiskInput,
  changeStatus,
  changeStatuses,
  changeSummary,
  changeTransition,
  likelihoods,
  MAX_CHANGE_ENTITIES,
  MAX_CHANGE_RISKS,
  preparationKinds,
  riskOutcome,
  riskOutcomes,
} from './model';
export type {
  ChangeImpact,
  ChangeInput,
  ChangeOutcomeInput,
  ChangeReview,
  ChangeRisk,
  ChangeRiskInput,
  ChangeStatus,
  ChangeSummary,
  ChangeTransition,
  Likelihood,
  PreparationKind,
  RiskOutcome,
} from './model';
export * from './contract';
