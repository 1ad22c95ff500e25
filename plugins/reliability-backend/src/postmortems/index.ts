export { createPostmortems } from './createPostmortems';
export type { Postmortems } from './createPostmortems';
export { createPostmortemLinks } from './createPostmortemLinks';
export { readBeside } from './BesideRow';
export type { BesideColumns, BesidePostmortem } from './BesideRow';
export { contentOf } from './document';
export type {
  DocumentContent,
  EntryContent,
  EvidenceContent,
  FactorContent,
  LearningContent,
} from './document';
export type { GivenPostmortem } from './givenPostmortem';
export { learningColumns, readLearningRow } from './LearningRow';
export { postmortemEntities } from './postmortemFilters';
export type { StoredPostmortem } from './PostmortemRow';
export type { PostmortemReader } from './PostmortemStore';
export { OPEN_GATES, OVERRIDES } from './postmortemTraces';
export type { ChangeRecord, WholePostmortem } from './postmortemTraces';
export type { NewPostmortem } from './PostmortemWriter';
