export * from './model';
export * from './factorLayer';
export * from './rules';
export * from './contract';
