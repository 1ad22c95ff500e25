import {
  LearningListQuery,
  Page,
  PublishedLearning,
  toInstant,
  toKey,
} from '@afterword/plugin-reliability-common';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { Postmortems } from '../postmortems';
import { LearningStore } from './LearningStore';

/** Reads learnings of published postmortems on behalf of people and services. */
export class LearningReading {
  constructor(
    private readonly platform: Platform,
    private readonly store: LearningStore,
    private readonly postmortems: Postmortems,
  ) {}

  /** Who may read a postmortem that is published may read what was learned in it. */
  async list(
    context: RequestContext,
    query: LearningListQuery,
  ): Promise<Page<PublishedLearning>> {
    const { policies, reading } = this.postmortems;
    const { database } = this.platform;
    const rights = {
      ...(await policies.reading(context)),
      // No action item stands beside a learning.
      actionItems: { allowed: false },
    } as const;
    const { rows, next, total } = await this.store.list(
      database,
      rights.reader,
      query,
      reading.beside(rights),
    );
    const entities = await reading.entitiesBeside(
      rows.map(({ beside }) => beside),
      rights,
    );
    return {
      items: rows.map(({ learning, postmortem, publishedAt }, index) => ({
        ...learning,
        postmortem: {
          key: toKey('postmortem', postmortem.id),
          title: postmortem.title,
        },
        entities: entities[index],
        publishedAt: toInstant(publishedAt),
      })),
      page: { next, total },
    };
  }
}
