import {
  HistoryEntry,
  Milestone,
  milestoneReadPermission,
  MilestonesQuery,
  Page,
  toInstant,
} from '@afterword/plugin-reliability-common';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  CatalogVisibility,
  seesAll,
  seesEntities,
} from '../../platform/catalog/CatalogVisibility';
import { Readable } from '../../platform/catalog/whereReadable';
import { RequestContext } from '../../platform/http/RequestContext';
import { Platform } from '../../platform/Platform';
import { Postmortems } from '../../postmortems';
import { StoredMilestone } from './MilestoneRow';
import { MilestoneStore } from './MilestoneStore';

/** What a withdrawn milestone says: it may have told of what is restricted by now. */
const UNSAID = { text: null, evidence: {}, about: null } as const;

/**
 * Reads milestones on behalf of people and services: of teams that the catalog shows the reader, and of the organisation. What one is about is
 * named to those who may read that.
 */
export class MilestoneReading {
  constructor(
    private readonly platform: Platform,
    private readonly store: MilestoneStore,
    private readonly postmortems: Postmortems,
    private readonly visibility: CatalogVisibility,
  ) {}

  async list(
    context: RequestContext,
    query: MilestonesQuery,
  ): Promise<Page<Milestone>> {
    const { authorizer, database } = this.platform;
    await authorizer.demand(context, milestoneReadPermission);
    const { rows, next, total } = await this.store.list(
      database,
      query,
      await this.readable(context),
    );
    return {
      items: await this.present(context, rows),
      page: { next, total },
    };
  }

  /** @throws NotFoundError when there is none, or it is of a team that the reader may not see */
  async history(
    context: RequestContext,
    id: number,
    page: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<HistoryEntry>> {
    const { authorizer, database, history } = this.platform;
    await authorizer.demand(context, milestoneReadPermission);
    const found = await this.store.get(database, id);
    const team = found?.team ?? null;
    const isSeen =
      team === null ||
      (await this.visibility.visibleTo(context, [team])).has(team);
    if (found === undefined || !isSeen) {
      throw new NotFoundError('There is no such milestone');
    }
    const { principal } = context;
    return history.list(database, { kind: 'milestone', id }, principal, page);
  }

  /** Teams that the reader may see; all where no policy hides any. */
  private async readable(context: RequestContext): Promise<Readable> {
    const { authorizer, database } = this.platform;
    const { entities } = await authorizer.decide(context, {
      entities: seesEntities,
    });
    if (seesAll(entities)) return undefined;
    return this.visibility.visibleOf(
      context,
      entities,
      await this.store.teams(database),
    );
  }

  private async present(
    context: RequestContext,
    rows: readonly StoredMilestone[],
  ): Promise<Milestone[]> {
    const { catalog, database } = this.platform;
    const known = await catalog.known(
      database,
      rows.flatMap(({ team }) => team ?? []),
    );
    const seen = await this.seen(
      context,
      rows.flatMap(({ about }) => about ?? []),
    );
    return rows.map(row => ({
      id: row.id,
      kind: row.kind,
      level: row.level,
      team:
        row.team === null
          ? null
          : { ref: row.team, known: known.has(row.team) },
      reachedAt: toInstant(row.at),
      ...(row.state === 'stands'
        ? {
            text: row.text,
            evidence: { ...row.evidence },
            about: row.about !== null && seen.has(row.about) ? row.about : null,
          }
        : UNSAID),
      state: row.state,
      stateAt: row.stateAt === null ? null : toInstant(row.stateAt),
      version: row.version,
    }));
  }

  private async seen(
    context: RequestContext,
    keys: readonly string[],
  ): Promise<ReadonlySet<string>> {
    if (keys.length === 0) return new Set();
    try {
      const { reader } = await this.postmortems.policies.reading(context);
      return await this.store.seen(this.platform.database, keys, reader);
    } catch (error) {
      if (error instanceof NotAllowedError) return new Set();
      throw error;
    }
  }
}
