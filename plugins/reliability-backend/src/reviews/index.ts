export { createReviews } from './createReviews';
export type { Reviews } from './createReviews';
export { orNobody } from './DecisionReading';
export { inTheRoom } from './inTheRoom';
