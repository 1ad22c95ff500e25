export * from './factorLayer';
export * from './model';
export * from './defaultFailureModes';
export * from './rules';
export * from './contract';
