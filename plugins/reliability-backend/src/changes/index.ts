export { createChanges } from './createChanges';
