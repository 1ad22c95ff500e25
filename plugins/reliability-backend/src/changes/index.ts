export { createChanges, type Changes } from './createChanges';
