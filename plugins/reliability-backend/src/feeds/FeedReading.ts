import {
  feedForms,
  learningsContract,
  ORGANISATION,
  reviewsContract,
  toInstant,
} from '@afterword/plugin-reliability-common';
import { AuthService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { Handler } from '../platform/http/ContractRouter';
import { OperationCalls } from '../platform/http/OperationCalls';
import { Platform } from '../platform/Platform';
import { calendarFile, Portal } from './calendarFile';
import { FeedAddresses } from './FeedAddresses';
import { FeedStore, StoredFeed } from './FeedStore';
import { newsFile } from './newsFile';

/** How long a calendar keeps what is over: a quarter. */
const PAST = 92 * 86_400_000;
/** Most that a feed tells. */
const MOST = '200';

/** Where feeds have what they tell from. */
export interface FeedSources {
  readonly listReviews: Handler<typeof reviewsContract.listReviews>;
  readonly listLearnings: Handler<typeof learningsContract.listLearnings>;
}

/** A feed as it is sent. */
export interface FeedFile {
  readonly type: string;
  readonly text: string;
}

/**
 * Reads feeds for whoever has their address. What they tell is what the plugin itself may read, which is never anything confidential: what was
 * published for everybody, and reviews.
 */
export class FeedReading {
  constructor(
    private readonly platform: Platform,
    private readonly store: FeedStore,
    private readonly addresses: FeedAddresses,
    private readonly auth: AuthService,
    private readonly calls: OperationCalls,
    private readonly sources: FeedSources,
    private readonly portal: Portal,
  ) {}

  /**
   * @param name - the last part of the address
   * @throws NotFoundError for what is no feed, or was revoked
   */
  async read(name: string): Promise<FeedFile> {
    const id = await this.addresses.idIn(name);
    const feed =
      id === undefined
        ? undefined
        : await this.store.get(this.platform.database, id);
    if (feed === undefined || !name.endsWith(`.${feedForms[feed.kind]}`)) {
      throw new NotFoundError('There is no such feed');
    }
    return feed.kind === 'reviews' ? this.reviews(feed) : this.learnings(feed);
  }

  private async reviews({ scope }: StoredFeed): Promise<FeedFile> {
    const page = await this.calls.call(
      reviewsContract.listReviews,
      this.sources.listReviews,
      await this.auth.getOwnServiceCredentials(),
      {
        query: {
          ...(scope === ORGANISATION ? {} : { scope }),
          from: toInstant(this.platform.clock() - PAST),
          limit: MOST,
        },
      },
    );
    return {
      type: 'text/calendar; charset=utf-8',
      text: calendarFile(scope, page, this.portal),
    };
  }

  private async learnings({ scope }: StoredFeed): Promise<FeedFile> {
    const page = await this.calls.call(
      learningsContract.listLearnings,
      this.sources.listLearnings,
      await this.auth.getOwnServiceCredentials(),
      { query: { scope, state: 'stands', limit: MOST } },
    );
    return {
      type: 'application/atom+xml; charset=utf-8',
      text: newsFile(scope, page, this.portal),
    };
  }
}
