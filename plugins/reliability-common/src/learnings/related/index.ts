export * from './model';
export * from './rankRelated';
export * from './reasons';
export * from './termCounts';
export * from './tellingWords';
