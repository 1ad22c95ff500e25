export * from './model';
export * from './causeModel';
export * from './rules';
export * from './proposals';
export * from './contract';
