export { builtInMilestones, createMilestones } from './createMilestones';
export { createLeadership } from './createLeadership';
export { createPracticeHealth } from './createPracticeHealth';
