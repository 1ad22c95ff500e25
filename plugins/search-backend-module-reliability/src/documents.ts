import type {
  PostmortemText,
  PublishedLearning,
} from '@afterword/plugin-reliability-common';
import type { IndexableDocument } from '@backstage/plugin-search-common';

/** What search finds of Afterword. @public */
export interface ReliabilityDocument extends IndexableDocument {
  /** What people call it: `PM-7`, `LRN-12`. */
  readonly key: string;
  /** References of the entities that it is about. */
  readonly entities: readonly string[];
  /** ISO 8601, UTC. */
  readonly publishedAt: string;
}

/** A published postmortem, as search finds it. @public */
export interface PostmortemDocument extends ReliabilityDocument {
  readonly severity?: string;
  /** When it happened, as far as it is known; ISO 8601, UTC. */
  readonly startedAt?: string;
}

/** A learning, as search finds it. @public */
export interface LearningDocument extends ReliabilityDocument {
  readonly failureMode?: string;
  /** Key of the postmortem that it is from. */
  readonly postmortem: string;
}

/** @param base - where the pages of Afterword are in the portal */
export function postmortemDocument(
  postmortem: PostmortemText,
  base: string,
): PostmortemDocument {
  const { key, title, text, severity, startedAt } = postmortem;
  return {
    key,
    title,
    text,
    location: `${base}/postmortems/${key}`,
    // Who may not read a postmortem does not find it: asked of the policy for each search.
    authorization: { resourceRef: key },
    entities: postmortem.entities.map(({ ref }) => ref),
    publishedAt: postmortem.publishedAt ?? '',
    ...(severity !== null && { severity }),
    ...(startedAt !== null && { startedAt }),
  };
}

/** @param base - where the pages of Afterword are in the portal */
export function learningDocument(
  learning: PublishedLearning,
  base: string,
): LearningDocument {
  const { key, statement, failureMode, postmortem } = learning;
  return {
    key,
    title: statement,
    text: [learning.appliesTo, learning.helped, learning.didNotHelp]
      .filter(part => part !== '')
      .join('\n\n'),
    location: `${base}/learnings/${key}`,
    // A learning is its postmortem's readers'.
    authorization: { resourceRef: postmortem.key },
    entities: learning.entities.map(({ ref }) => ref),
    publishedAt: learning.publishedAt,
    postmortem: postmortem.key,
    ...(failureMode !== null && { failureMode }),
  };
}
