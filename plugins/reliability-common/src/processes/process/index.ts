export * from './model';
export * from './contract';
export * from './rules';
export * from './processChanges';
