export * from './agenda';
export * from './facilitator';
export * from './rhythm';
export * from './minutes';
export {
  addedTopic,
  agendaArrangement,
  agendaEntry,
  agendaTopic,
  facilitationAnswers,
  facilitationInput,
  MAX_ADDED_TOPICS,
  MAX_DECISIONS,
  MAX_NOTE,
  MAX_REVIEW_PEOPLE,
  review,
  reviewAgenda,
  reviewDecision,
  reviewDecisionInput,
  reviewInput,
  reviewNote,
  reviewSeries,
  reviewSeriesInput,
  reviewState,
  reviewStates,
  reviewSummary,
  reviewTransition,
} from './model';
export type {
  AddedTopic,
  AgendaArrangement,
  AgendaEntry,
  AgendaTopic,
  FacilitationInput,
  Review,
  ReviewAgenda,
  ReviewDecision,
  ReviewDecisionInput,
  ReviewFacilitation,
  ReviewInput,
  ReviewNote,
  ReviewSeries,
  ReviewSeriesInput,
  ReviewState,
  ReviewSummary,
  ReviewTransition,
} from './model';
export * from './contract';
