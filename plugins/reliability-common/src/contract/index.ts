export * from './operation';
export * from './listing';
export * from './text';
export * from './time';
export * from './errors';
export * from './key';
export * from './history';
export * from './csvCell';
