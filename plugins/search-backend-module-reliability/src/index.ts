/**
 * Published postmortems and learnings in the portal's search.
 *
 * @packageDocumentation
 */

export { searchModuleReliability as default } from './module';
export type {
  LearningDocument,
  PostmortemDocument,
  ReliabilityDocument,
} from './documents';
