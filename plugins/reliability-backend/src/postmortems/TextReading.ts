import {
  fitted,
  fromKey,
  Page,
  PostmortemListQuery,
  PostmortemText,
} from '@afterword/plugin-reliability-common';
import { inSnapshot } from '../platform/database/inSnapshot';
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
    // One that went back to a draft since it was listed is left out: what it says now is its readers'.
    const texts = await inSnapshot(this.platform.database, tx =>
      this.store.texts(
        tx,
        items.map(({ key }) => fromKey(key)),
        LONGEST,
      ),
    );
    return {
      items: items.flatMap(item => {
        const text = texts.get(fromKey(item.key));
        if (text === undefined) return [];
        const { key, title, severity, entities, startedAt, publishedAt } = item;
        return {
          key,
          title,
          severity,
          entities,
          startedAt,
          publishedAt,
          text: fitted(text, LONGEST),
        };
      }),
      page,
    };
  }
}
