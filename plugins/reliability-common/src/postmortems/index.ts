export * from './factor';
export * from './learning';
export * from './model';
export * from './rules';
export * from './gateModel';
export * from './overrides';
export * from './gates';
export { gatesUnder } from './gatesUnder';
export type { FacilitatorInput } from './charterGate';
export * from './placeOfTime';
export {
  gateInEnglish,
  type GateMessage,
  type GateMessageCode,
  gateMessages,
} from './gateMessages';
export { isOutside } from './outsideReview';
export type {
  GateReview,
  GateReviewer,
  OutsideReviewInput,
} from './outsideReview';
export * from './contract';
export * from './listContract';
export * from './timeline';
export * from './documentDifferences';
export * from './revisionMessages';
export * from './revisionModel';
