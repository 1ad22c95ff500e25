export * from './charter';
