import { NotAllowedError } from '@backstage/errors';
import { Knex } from 'knex';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { Conditions, FeedLimits, MakerGroups, StoredFeed } from './FeedStore';

/** Something that a policy, or the catalog's, hides from somebody. */
export interface Hidden {
  /** What the policy leaves them; null where that is all, and the catalog hides something. */
  readonly conditions: Conditions | null;
}

/**
 * Knows who made feeds of which they may read a part, or whose scope the catalog shows to some. No policy can be asked about somebody who is not there,
 * so such a feed keeps what the policy said when it was made and who its maker was then. A policy says it of a person and their groups: as soon as the
 * catalog knows them in other ones, or does not know them, what it said is no longer known to be so.
 */
export class FeedMakers {
  constructor(
    private readonly platform: Pick<Platform, 'catalog' | 'database'>,
  ) {}

  /** @throws NotAllowedError where nobody could tell when what was hidden from whom is so no longer */
  async limits(
    { principal }: RequestContext,
    hidden: Hidden | undefined,
  ): Promise<FeedLimits | null> {
    if (hidden === undefined) return null;
    if (principal.kind !== 'user') throw notKnown();
    const { catalog, database } = this.platform;
    await catalog.ensure([principal.ref]);
    const signedIn = [...principal.groups].sort();
    const direct = (await this.directGroups(database, [principal.ref])).get(
      principal.ref,
    );
    if (direct === undefined) throw notKnown();
    const groups = { direct, signedIn };
    if (!isAmong(groups, await catalog.groupsAbove(database, direct))) {
      throw notKnown();
    }
    const { conditions } = hidden;
    return { conditions: conditions && inOneOrder(conditions), groups };
  }

  /** Those of some feeds, by id, whose makers are not known to be who they were. */
  async ended(
    tx: Knex,
    feeds: readonly StoredFeed[],
  ): Promise<ReadonlySet<number>> {
    const limited = feeds.flatMap(({ id, owner, limits }) =>
      limits === null ? [] : { id, owner, groups: limits.groups },
    );
    if (limited.length === 0) return new Set();
    const { catalog } = this.platform;
    const now = await this.directGroups(
      tx,
      limited.map(({ owner }) => owner),
    );
    const above = await catalog.groupsAbove(
      tx,
      limited.flatMap(({ groups }) => groups.direct),
    );
    const ended = limited.filter(
      ({ owner, groups }) =>
        !isSame(groups.direct, now.get(owner)) || !isAmong(groups, above),
    );
    return new Set(ended.map(({ id }) => id));
  }

  /** Groups that people are direct members of, in order, by person; whom the catalog does not know is left out. */
  private async directGroups(
    tx: Knex,
    people: readonly string[],
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const { catalog } = this.platform;
    const known = await catalog.known(tx, people);
    const groups = await catalog.groupsOf(tx, people);
    return new Map(
      [...known].map(person => [
        person,
        [...(groups.get(person) ?? [])].sort(),
      ]),
    );
  }
}

function isSame(
  before: readonly string[],
  now: readonly string[] | undefined,
): boolean {
  return JSON.stringify(before) === JSON.stringify(now);
}

/** Whether somebody is in all groups that they signed in with, or below them. */
function isAmong(
  { direct, signedIn }: MakerGroups,
  above: ReadonlyMap<string, readonly string[]>,
): boolean {
  const all = new Set(
    direct.flatMap(group => [group, ...(above.get(group) ?? [])]),
  );
  return signedIn.every(group => all.has(group));
}

/** The same conditions, whichever order their parts and values came in, since a person's groups come in any. */
function inOneOrder<TValue>(value: TValue): TValue {
  const ordered = (): unknown => {
    if (Array.isArray(value)) {
      return value
        .map(inOneOrder)
        .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    }
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, each]) => [name, inOneOrder(each)]),
    );
  };
  // The same parts, in another order.
  return ordered() as TValue;
}

function notKnown(): NotAllowedError {
  return new NotAllowedError(
    'Where a policy hides something, a feed is made by somebody whom the catalog knows, in the groups that they sign in with',
  );
}
