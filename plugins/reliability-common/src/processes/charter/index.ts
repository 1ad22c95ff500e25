export * from './model';
export * from './defaultCharter';
export * from './rules';
export * from './contract';
