export * from './health';
export * from './leadership';
export * from './milestones';
