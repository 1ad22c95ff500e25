export { questionOf } from './asks/WantedStore';
export { createLearnings, type Learnings } from './createLearnings';
