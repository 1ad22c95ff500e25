import {
  feedForms,
  FeedKind,
  learningsContract,
  milestonesContract,
  Operation,
  ORGANISATION,
  reviewsContract,
  toInstant,
} from '@afterword/plugin-reliability-common';
import { AuthService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { z } from 'zod';
import { Handler } from '../platform/http/ContractRouter';
import { OperationCalls } from '../platform/http/OperationCalls';
import { Portal } from '../platform/http/portalPages';
import { Platform } from '../platform/Platform';
import { calendarFile } from './calendarFile';
import { FeedAddresses } from './FeedAddresses';
import { FeedStore } from './FeedStore';
import { learningNews, milestoneNews, newsFile } from './newsFile';
import { titleOf } from './titleOf';

/** How long a calendar keeps what is over: a quarter. */
const PAST = 92 * 86_400_000;
/** Most that a feed tells. */
const MOST = '200';

const CALENDAR = 'text/calendar; charset=utf-8';
const NEWS = 'application/atom+xml; charset=utf-8';

/** Where feeds have what they tell from. */
export interface FeedSources {
  readonly listReviews: Handler<typeof reviewsContract.listReviews>;
  readonly listLearnings: Handler<typeof learningsContract.listLearnings>;
  readonly listMilestones: Handler<typeof milestonesContract.listMilestones>;
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
    private readonly portal: () => Portal,
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
    return this.files[feed.kind](feed.scope);
  }

  private readonly files: Readonly<
    Record<FeedKind, (scope: string) => Promise<FeedFile>>
  > = {
    reviews: async scope => ({
      type: CALENDAR,
      text: calendarFile(
        scope,
        await this.ask(reviewsContract.listReviews, this.sources.listReviews, {
          ...of(scope),
          from: toInstant(this.platform.clock() - PAST),
          limit: MOST,
        }),
        this.portal(),
      ),
    }),
    learnings: async scope => {
      const portal = this.portal();
      const { items } = await this.ask(
        learningsContract.listLearnings,
        this.sources.listLearnings,
        { ...of(scope), state: 'stands', limit: MOST },
      );
      return {
        type: NEWS,
        text: newsFile(
          titleOf('Learnings', scope),
          portal.pageOf('learnings'),
          items.map(item => learningNews(item, portal)),
        ),
      };
    },
    milestones: async scope => {
      const portal = this.portal();
      const { items } = await this.ask(
        milestonesContract.listMilestones,
        this.sources.listMilestones,
        { ...of(scope), state: 'stands', limit: MOST },
      );
      return {
        type: NEWS,
        text: newsFile(
          titleOf('Milestones', scope),
          portal.pageOf('practice'),
          items.map(item => milestoneNews(item, portal)),
        ),
      };
    },
  };

  private async ask<TOperation extends Operation>(
    operation: TOperation,
    handler: Handler<TOperation>,
    query: z.input<TOperation['query']>,
  ) {
    return this.calls.call(
      operation,
      handler,
      await this.auth.getOwnServiceCredentials(),
      { query },
    );
  }
}

/** Everything unless it is a part. */
function of(scope: string) {
  return scope === ORGANISATION ? {} : { scope };
}
