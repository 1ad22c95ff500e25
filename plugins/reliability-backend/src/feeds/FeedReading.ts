import {
  feedForms,
  FeedKind,
  learningsContract,
  milestonesContract,
  Operation,
  ORGANISATION,
  reviewReadPermission,
  reviewsContract,
  toInstant,
} from '@afterword/plugin-reliability-common';
import { AuthService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { z } from 'zod';
import { Handler } from '../platform/http/ContractRouter';
import { OperationCalls } from '../platform/http/OperationCalls';
import { Portal } from '../platform/http/portalPages';
import { Platform } from '../platform/Platform';
import { calendarFile } from './calendarFile';
import { FeedAddresses } from './FeedAddresses';
import { FeedMakers } from './FeedMakers';
import { Conditions, FeedStore, StoredFeed } from './FeedStore';
import { learningNews, milestoneNews, newsFile } from './newsFile';
import { titleOf } from './titleOf';

/** How long a calendar keeps what is over: a quarter. */
const PAST = 92 * 86_400_000;
/** Most that a feed tells. */
const MOST = '200';

const CALENDAR = 'text/calendar; charset=utf-8';
const NEWS = 'application/atom+xml; charset=utf-8';

/** What was decided already, by the names of permissions. */
type Decided = ReadonlyMap<string, PolicyDecision>;

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
 * published for everybody, and reviews, of which a feed may be held to what a policy left its maker.
 */
export class FeedReading {
  constructor(
    private readonly platform: Platform,
    private readonly store: FeedStore,
    private readonly addresses: FeedAddresses,
    private readonly makers: FeedMakers,
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
    const { database } = this.platform;
    const id = await this.addresses.idIn(name);
    const feed =
      id === undefined ? undefined : await this.store.get(database, id);
    if (
      feed === undefined ||
      !name.endsWith(`.${feedForms[feed.kind]}`) ||
      (await this.makers.ended(database, [feed])).has(feed.id)
    ) {
      throw new NotFoundError('There is no such feed');
    }
    return this.files[feed.kind](feed);
  }

  private readonly files: Readonly<
    Record<FeedKind, (feed: StoredFeed) => Promise<FeedFile>>
  > = {
    reviews: async ({ scope, limits }) => ({
      type: CALENDAR,
      text: calendarFile(
        scope,
        await this.ask(
          reviewsContract.listReviews,
          this.sources.listReviews,
          {
            ...of(scope),
            from: toInstant(this.platform.clock() - PAST),
            limit: MOST,
          },
          limits?.conditions && reviewsLeftBy(limits.conditions),
        ),
        this.portal(),
      ),
    }),
    learnings: async ({ scope }) => {
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
    milestones: async ({ scope }) => {
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
    decided: Decided | null = null,
  ) {
    return this.calls.call(
      operation,
      handler,
      await this.auth.getOwnServiceCredentials(),
      { query, ...(decided && { decided }) },
    );
  }
}

/** Has a list of reviews hold what the policy left somebody else, as it would where they read it. */
function reviewsLeftBy(conditions: Conditions): Decided {
  const { name, resourceType } = reviewReadPermission;
  return new Map([
    [
      name,
      {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'reliability',
        resourceType,
        conditions,
      },
    ],
  ]);
}

/** Everything unless it is a part. */
function of(scope: string) {
  return scope === ORGANISATION ? {} : { scope };
}
