export { createPostmortems } from './createPostmortems';
export type { Postmortems } from './createPostmortems';
export { createPostmortemLinks } from './createPostmortemLinks';
export { contentOf } from './document';
export type {
  DocumentContent,
  EntryContent,
  EvidenceContent,
  FactorContent,
  LearningContent,
} from './document';
export type { GivenPostmortem } from './givenPostmortem';
export type { StoredPostmortem } from './PostmortemRow';
export type { ChangeRecord, WholePostmortem } from './postmortemTraces';
export type { NewPostmortem } from './PostmortemWriter';
