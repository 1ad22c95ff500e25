import {
  countOpenGates,
  MetricsWindow,
  practiceFigures,
  PracticeHealth,
  PracticeHealthQuery,
  PracticeLine,
  postmortemReadPermission,
  PublishedFact,
  isOutside,
  showWindow,
  windowBefore,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { AskedOnce, FigureReadings, windowOf } from '../../metrics';
import { demanded } from '../../platform/access/Authorizer';
import { readTogether } from '../../platform/database/readTogether';
import { RequestContext } from '../../platform/http/RequestContext';
import { Platform } from '../../platform/Platform';
import { asComputed } from '../../reports';
import { PartTaken, PublishedQuery, PublishedStore } from './PublishedStore';

const noFactors = { factors: 0, withEvidence: 0 };

/** Computes how the practice is doing in a scope, for what the reader may see. Nobody's name leaves it. */
export class PracticeHealthReading {
  constructor(
    private readonly platform: Platform,
    private readonly store: PublishedStore,
    private readonly figures: FigureReadings,
  ) {}

  /** @throws NotAllowedError for whoever may see no incident, or no postmortem */
  async get(
    context: RequestContext,
    { scope, ...asked }: PracticeHealthQuery,
  ): Promise<PracticeHealth> {
    const now = this.platform.clock();
    const window = windowOf(asked, now);
    const sight = await this.figures.access.sight(context);
    return this.read({ sight, window, now }, scope);
  }

  /** The same as lines, one for each figure. */
  async lines(
    context: RequestContext,
    query: PracticeHealthQuery,
  ): Promise<PracticeLine[]> {
    const { scope, window, figures } = await this.get(context, query);
    const { from, until } = window;
    return Object.values(figures).map(figure => ({
      scope,
      from,
      until,
      figure,
    }));
  }

  /** The same for an answer that says more than this. */
  async read(asked: AskedOnce, scope: string): Promise<PracticeHealth> {
    const { sight, window } = asked;
    demanded(sight.postmortems, postmortemReadPermission);
    const before = windowBefore(window);
    const published = await this.published(asked, scope, {
      from: before.from,
      until: window.until,
    });
    const incidentsIn = async (each: MetricsWindow) => {
      const { figures } = await this.figures.metrics.read(
        { ...asked, window: each },
        { scope, ...asComputed },
      );
      return figures.incidents;
    };
    return {
      scope,
      window: showWindow(window),
      attribution: 'current',
      gates: countOpenGates(
        await this.store.openGates(this.platform.database, {
          where: await sight.scope(scope),
          from: window.from,
          until: window.until,
        }),
      ),
      ...practiceFigures({
        window,
        published,
        incidents: await incidentsIn(window),
        incidentsBefore: await incidentsIn(before),
      }),
    };
  }

  private async published(
    { sight }: AskedOnce,
    scope: string,
    { from, until }: Pick<MetricsWindow, 'from' | 'until'>,
  ): Promise<PublishedFact[]> {
    const where = await sight.scope(scope);
    const asked = { where, from, until };
    const { rows, factors, parts, groups, family } = await readTogether(
      this.platform.database,
      tx => this.rows(tx, asked),
    );
    const teams = new Set([...groups.values()].flat());
    const visible = new Set(await sight.visibleOf([...teams]));
    const partsOf = grouped(parts, ({ postmortemId }) => postmortemId);
    return rows.map(({ id, publishedAt, startedAt, author, facilitator }) => {
      const others = partsOf.get(id) ?? [];
      const took = [
        ...(author === null ? [] : [{ role: 'author' as const, ref: author }]),
        ...(facilitator === null
          ? []
          : [{ role: 'facilitator' as const, ref: facilitator }]),
        ...others,
      ];
      const teamsOf = took.flatMap(({ ref }) => groups.get(ref) ?? []);
      const { factors: count, withEvidence } = factors.get(id) ?? noFactors;
      return {
        postmortemId: id,
        publishedAt,
        startedAt,
        factors: count,
        factorsWithEvidence: withEvidence,
        teams: [...new Set(teamsOf)].filter(team => visible.has(team)),
        roles: [...new Set(took.map(({ role }) => role))],
        facilitator,
        reviewedFromOutside: fromOutside(
          others.filter(
            ({ role, ref }) => role === 'reviewer' && ref !== author,
          ),
          family.get(id),
          groups,
        ),
      };
    });
  }

  private async rows(tx: Knex, asked: PublishedQuery) {
    const rows = await this.store.published(tx, asked);
    const factors = await this.store.factors(tx, asked);
    const parts = await this.store.partsTaken(tx, asked);
    const owners = await this.store.owners(tx, asked);
    const kin = await this.store.kinOf(tx, [
      ...new Set(owners.map(({ owner }) => owner)),
    ]);
    const groups = await this.platform.catalog.groupsOf(tx, [
      ...parts.map(({ ref }) => ref),
      ...rows.flatMap(({ author, facilitator }) => [
        ...(author === null ? [] : [author]),
        ...(facilitator === null ? [] : [facilitator]),
      ]),
    ]);
    const kinOf = grouped(kin, ({ owner }) => owner);
    const family = new Map(
      [...grouped(owners, ({ postmortemId }) => postmortemId)].map(
        ([id, theirs]) => [
          id,
          theirs.flatMap(({ owner }) => [
            owner,
            ...(kinOf.get(owner) ?? []).map(each => each.kin),
          ]),
        ],
      ),
    );
    return { rows, factors, parts, groups, family };
  }
}

/** Null where no owner is known. */
function fromOutside(
  reviews: readonly PartTaken[],
  owningGroups: readonly string[] | undefined,
  groups: ReadonlyMap<string, readonly string[]>,
): boolean | null {
  if (owningGroups === undefined) return null;
  const outside = isOutside(owningGroups);
  return reviews.some(({ ref, groups: then }) =>
    outside({ ref, groups: [...(groups.get(ref) ?? []), ...then] }),
  );
}

function grouped<TItem, TKey>(
  items: readonly TItem[],
  keyOf: (item: TItem) => TKey,
): Map<TKey, TItem[]> {
  const groups = new Map<TKey, TItem[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
