export { createReviews, type Reviews } from './createReviews';
export type { FoundTopic } from './AgendaFindings';
export type { FrameworkFindings } from './FrameworkFindings';
