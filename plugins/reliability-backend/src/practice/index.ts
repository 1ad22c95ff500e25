export { builtInMilestones, createMilestones } from './createMilestones';
export { createPracticeHealth } from './createPracticeHealth';
