export { createReviews, type Reviews } from './createReviews';
