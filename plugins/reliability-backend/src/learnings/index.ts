export { questionOf } from './asks/WantedStore';
export { LONGEST_SUBJECT } from './related/Subjects';
export { createLearnings, type Learnings } from './createLearnings';
