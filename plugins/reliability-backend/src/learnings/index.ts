export { createLearnings, type Learnings } from './createLearnings';
