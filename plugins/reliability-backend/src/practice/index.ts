export { createPracticeHealth } from './createPracticeHealth';
