import {
  fromKey,
  Page,
  PostmortemListQuery,
  PostmortemText,
} from '@afterword/plugin-reliability-common';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { PostmortemReading } from './PostmortemReading';
import { TextStore } from './TextStore';

/** Longest text of one document, in characters: search engines refuse, or cut, what is much longer. */
const LONGEST = 100_000;

/** Reads what published postmortems say, for search. */
export class TextReading {
  constructor(
    private readonly platform: Platform,
    private readonly reading: PostmortemReading,
    private readonly store: TextStore,
  ) {}

  async list(
    context: RequestContext,
    query: Pick<PostmortemListQuery, 'limit' | 'cursor' | 'count'>,
  ): Promise<Page<PostmortemText>> {
    const { items, page } = await this.reading.list(context, {
      ...query,
      status: ['published'],
      sort: '-started',
    });
    const ids = items.map(({ key }) => fromKey(key));
    const texts = await this.store.texts(this.platform.database, ids);
    return {
      items: items.map((item, index) => ({
        key: item.key,
        title: item.title,
        severity: item.severity,
        entities: item.entities,
        startedAt: item.startedAt,
        publishedAt: item.publishedAt,
        text: (texts.get(ids[index]) ?? '').slice(0, LONGEST),
      })),
      page,
    };
  }
}
