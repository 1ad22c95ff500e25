import { NotAllowedError } from '@backstage/errors';
import { Knex } from 'knex';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { Conditions, FeedLimits, StoredFeed } from './FeedStore';

/**
 * Knows who made feeds of which they may read a part. No policy can be asked about somebody who is not there, so such a feed keeps what the policy said
 * when it was made and who its maker was then. A policy says it of a person and their groups: as soon as the catalog knows them in other ones, or does
 * not know them, what it said is no longer known to be so.
 */
export class FeedMakers {
  constructor(
    private readonly platform: Pick<Platform, 'catalog' | 'database'>,
  ) {}

  /** @throws NotAllowedError where nobody could tell when what the conditions were made for is so no longer */
  async limits(
    { principal }: RequestContext,
    conditions: Conditions | undefined,
  ): Promise<FeedLimits | null> {
    if (conditions === undefined) return null;
    if (principal.kind !== 'user') throw notKnown();
    const { catalog, database } = this.platform;
    await catalog.ensure([principal.ref]);
    const groups = [...principal.groups].sort();
    if (!(await this.isIn(database, principal.ref, groups))) throw notKnown();
    return { conditions: inOneOrder(conditions), groups };
  }

  /** Those of some feeds, by id, whose makers are not known to be who they were. */
  async ended(
    tx: Knex,
    feeds: readonly StoredFeed[],
  ): Promise<ReadonlySet<number>> {
    const ended = new Set<number>();
    for (const { id, limits, owner } of feeds) {
      if (limits && !(await this.isIn(tx, owner, limits.groups))) ended.add(id);
    }
    return ended;
  }

  private async isIn(
    tx: Knex,
    person: string,
    groups: readonly string[],
  ): Promise<boolean> {
    const { catalog } = this.platform;
    const known = await catalog.known(tx, [person]);
    if (!known.has(person)) return false;
    const direct = (await catalog.groupsOf(tx, [person])).get(person) ?? [];
    const all = new Set(await catalog.withAncestors(tx, direct));
    return groups.every(group => all.has(group));
  }
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
    'Where a policy hides some of it, a feed is made by somebody whom the catalog knows, in the groups that they sign in with',
  );
}
