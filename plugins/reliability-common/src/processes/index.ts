export * from './charter';
export * from './process';
