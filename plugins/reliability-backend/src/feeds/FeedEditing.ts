import {
  Feed,
  feedAdministerPermission,
  feedCreatePermission,
  FeedInput,
  MAX_FEEDS,
  ORGANISATION,
  Page,
  toInstant,
} from '@afterword/plugin-reliability-common';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { CatalogVisibility } from '../platform/catalog/CatalogVisibility';
import { demandKnown } from '../platform/catalog/demandKnown';
import { inTransaction } from '../platform/database/inTransaction';
import { changesBetween } from '../platform/history/History';
import { noLongerReadable } from '../platform/http/httpErrors';
import { actorOf, RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { FeedAddresses } from './FeedAddresses';
import { FeedMakers, Hidden } from './FeedMakers';
import { FeedStore, StoredFeed } from './FeedStore';

/**
 * Makes sure that somebody may read what they give to whoever has an address.
 *
 * @returns what is hidden from them; undefined where nothing is
 * @throws NotAllowedError
 */
export type Tellable = (
  context: RequestContext,
  scope: string,
) => Promise<Hidden | undefined>;

/** Makes, lists and revokes feeds on behalf of people and services. */
export class FeedEditing {
  constructor(
    private readonly platform: Platform,
    private readonly store: FeedStore,
    private readonly addresses: FeedAddresses,
    private readonly visibility: CatalogVisibility,
    private readonly makers: FeedMakers,
    private readonly tellable: Readonly<Record<FeedInput['kind'], Tellable>>,
    /** Where the plugin is reached from outside. */
    private readonly baseUrl: () => Promise<string>,
  ) {}

  async list(
    context: RequestContext,
    {
      everybody = false,
      count = false,
      ...page
    }: {
      readonly everybody?: boolean;
      readonly count?: boolean;
      readonly limit: number;
      readonly cursor?: string;
    },
  ): Promise<Page<Feed>> {
    const { authorizer, database } = this.platform;
    if (everybody) await authorizer.demand(context, feedAdministerPermission);
    const me = actorOf(context.principal);
    const owner = everybody ? undefined : me;
    const { rows, next } = await this.store.list(database, owner, page);
    const ended = await this.makers.ended(database, rows);
    const feeds = await Promise.all(
      rows.map(row => this.present(row, me, ended.has(row.id))),
    );
    const shown = await this.shown(context, rows, me);
    return {
      items: feeds.map((feed, index) => ({
        ...feed,
        scope: shown.has(rows[index].scope) ? feed.scope : null,
      })),
      page: {
        next,
        total: count ? await this.store.count(database, owner) : undefined,
      },
    };
  }

  async create(context: RequestContext, input: FeedInput): Promise<Feed> {
    const { authorizer, clock, database, idempotency } = this.platform;
    await authorizer.demand(context, feedCreatePermission);
    const hidden = await this.tellable[input.kind](context, input.scope);
    const limits = await this.makers.limits(context, hidden);
    await demandKnown(
      this.platform,
      this.visibility,
      context,
      input.scope === ORGANISATION ? {} : { scope: input.scope },
    );
    const stored = await inTransaction(database, async tx => {
      const now = clock();
      const { id } = await idempotency.once(
        tx,
        context,
        'createFeed',
        input,
        now,
        () => this.add(tx, context, { ...input, limits }, now),
      );
      const found = await this.store.get(tx, id);
      if (found === undefined) throw noLongerReadable();
      return found;
    });
    const ended = await this.makers.ended(database, [stored]);
    return this.present(stored, stored.owner, ended.has(stored.id));
  }

  /** One's own, or anybody's for who administers feeds. @throws NotFoundError */
  async revoke(context: RequestContext, id: number): Promise<void> {
    const { authorizer, database } = this.platform;
    const stored = await this.store.get(database, id);
    const actor = actorOf(context.principal);
    const [administers] = await authorizer.allows(context, [
      feedAdministerPermission,
    ]);
    // Whose there are is nobody else's business.
    if (stored === undefined || (stored.owner !== actor && !administers)) {
      throw noSuchFeed();
    }
    await inTransaction(database, async tx => {
      if (!(await this.remove(tx, stored, actor))) throw noSuchFeed();
    });
  }

  /** @returns whether it was there */
  private async remove(
    tx: Knex,
    stored: StoredFeed,
    actor: string,
  ): Promise<boolean> {
    const { clock, history } = this.platform;
    const { id } = stored;
    if (!(await this.store.remove(tx, id))) return false;
    await history.append(tx, {
      kind: 'feed',
      id,
      version: 2,
      at: clock(),
      actor,
      action: 'revoked',
      changes: changesBetween(told(stored), told(undefined)),
      confidentialId: null,
    });
    return true;
  }

  private async add(
    tx: Knex,
    context: RequestContext,
    input: FeedInput & Pick<StoredFeed, 'limits'>,
    now: number,
  ): Promise<number> {
    const owner = actorOf(context.principal);
    // What an address tells never changes: where its maker may read something else now, it goes, and another one comes.
    const before = await this.store.find(tx, input, owner);
    if (before && !isSame(before.limits, input.limits)) {
      await this.remove(tx, before, owner);
    }
    const { id, isNew } = await this.store.add(tx, input, {
      owner,
      createdAt: now,
    });
    if (!isNew) return id;
    if ((await this.store.count(tx, owner)) > MAX_FEEDS) {
      throw new ConflictError(
        `Somebody has at most ${MAX_FEEDS} feeds; revoke one that nobody reads`,
      );
    }
    await this.platform.history.append(tx, {
      kind: 'feed',
      id,
      version: 1,
      at: now,
      actor: owner,
      action: 'created',
      changes: {},
      confidentialId: null,
    });
    return id;
  }

  /** Scopes that are named to whoever asks: of their own feeds, which they have named themselves, and what the catalog shows them. */
  private async shown(
    context: RequestContext,
    feeds: readonly StoredFeed[],
    me: string,
  ): Promise<ReadonlySet<string>> {
    const own = feeds.filter(({ owner }) => owner === me);
    const named = new Set([ORGANISATION, ...own.map(({ scope }) => scope)]);
    const others = feeds
      .map(({ scope }) => scope)
      .filter(scope => !named.has(scope));
    const visible = await this.visibility.visibleTo(context, others);
    return new Set([...named, ...visible]);
  }

  private async present(
    stored: StoredFeed,
    me: string,
    isEnded: boolean,
  ): Promise<Feed> {
    const { id, kind, scope, owner, createdAt, limits } = stored;
    return {
      id,
      kind,
      scope,
      owner,
      url:
        owner === me
          ? `${await this.baseUrl()}/feeds/${await this.addresses.nameOf(
              stored,
            )}`
          : null,
      tells: tellsOf(limits, isEnded),
      createdAt: toInstant(createdAt),
    };
  }
}

function tellsOf(
  limits: StoredFeed['limits'],
  isEnded: boolean,
): Feed['tells'] {
  if (isEnded) return 'nothing';
  return limits === null || limits.conditions === null ? 'all' : 'some';
}

function isSame(a: StoredFeed['limits'], b: StoredFeed['limits']): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function told(feed: StoredFeed | undefined) {
  return { kind: feed?.kind ?? null, scope: feed?.scope ?? null };
}

function noSuchFeed(): NotFoundError {
  return new NotFoundError('There is no such feed');
}
