export * from './agenda';
export * from './facilitator';
export * from './rhythm';
export * from './minutes';
export {
  facilitationInput,
  MAX_DECISIONS,
  review,
  reviewDecision,
  reviewDecisionInput,
  reviewFacilitation,
  reviewInput,
  reviewKinds,
  reviewNote,
  reviewSeries,
  reviewSeriesInput,
  reviewSeriesTransition,
  reviewState,
  reviewStates,
  reviewSummary,
  reviewTransition,
} from './model';
export * from './agendaModel';
export * from './lessons';
export type {
  FacilitationInput,
  Review,
  ReviewDecision,
  ReviewDecisionInput,
  ReviewFacilitation,
  ReviewInput,
  ReviewKind,
  ReviewNote,
  ReviewSeries,
  ReviewSeriesInput,
  ReviewSeriesTransition,
  ReviewState,
  ReviewSummary,
  ReviewTransition,
} from './model';
export * from './contract';
