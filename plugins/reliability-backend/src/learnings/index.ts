export { createLearnings } from './createLearnings';
