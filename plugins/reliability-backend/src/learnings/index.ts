export { questionOf } from './asks/WantedStore';
export type { StoredApplication } from './asks/ApplicationRow';
export { LONGEST_SUBJECT } from './related/Subjects';
export { createLearnings, type Learnings } from './createLearnings';
