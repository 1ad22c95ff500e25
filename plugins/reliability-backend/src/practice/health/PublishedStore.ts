import {
  GateOverride,
  ORGANISATION,
  OpenGates,
  PracticeRole,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { FactScope } from '../../metrics';
import { Access } from '../../platform/access/Access';
import { inScope } from '../../platform/catalog/inScope';
import { whereReadable } from '../../platform/catalog/whereReadable';
import {
  int,
  intOrNull,
  Row,
  textOrNull,
} from '../../platform/database/columns';
import { jsonOf } from '../../platform/database/dialect';
import { Changes } from '../../platform/history/History';
import { OPEN_GATES, OVERRIDES } from '../../postmortems';

/** A published postmortem, as far as figures look at it. */
export interface PublishedRow {
  readonly id: number;
  readonly publishedAt: number;
  readonly startedAt: number | null;
  readonly author: string | null;
  readonly facilitator: string | null;
}

/** The contributing factors of a postmortem. */
export interface FactorCounts {
  readonly factors: number;
  readonly withEvidence: number;
}

/** Somebody who took part in a postmortem. */
export interface PartTaken {
  readonly postmortemId: number;
  readonly ref: string;
  readonly role: Extract<PracticeRole, 'participant' | 'reviewer'>;
  /** Groups that a reviewer had when they reviewed it; else none. */
  readonly groups: readonly string[];
}

/** An owner of what a postmortem is about. */
export interface OwnerOf {
  readonly postmortemId: number;
  readonly owner: string;
}

/** The ways to groups above and below owners: an owner, and one of its family. */
export interface Kin {
  readonly owner: string;
  readonly kin: string;
}

/** What is asked of each table: whose, and which time. */
export interface PublishedQuery {
  readonly where: FactScope;
  readonly from: number;
  readonly until: number;
}

/**
 * The SQL of what figures of the practice are made of. A postmortem is in a scope by the entities that everybody may know it is about, as in
 * lists; those that a reader may not see bring it nowhere.
 */
export class PublishedStore {
  constructor(private readonly access: Access) {}

  /** What was published in `[from, until)` (index `postmortem_published_at`). */
  async published(tx: Knex, query: PublishedQuery): Promise<PublishedRow[]> {
    const rows: Row[] = await this.among(tx, query).select(
      'postmortem.id',
      'postmortem.published_at',
      'postmortem.started_at',
      'postmortem.author_ref',
      'postmortem.facilitator_ref',
    );
    return rows.map(row => ({
      id: int(row.id),
      publishedAt: int(row.published_at),
      startedAt: intOrNull(row.started_at),
      author: textOrNull(row.author_ref),
      facilitator: textOrNull(row.facilitator_ref),
    }));
  }

  /** Factors by postmortem (indexes `factor_postmortem`, `evidence_factor`). */
  async factors(
    tx: Knex,
    query: PublishedQuery,
  ): Promise<ReadonlyMap<number, FactorCounts>> {
    const rows: Row[] = await this.among(tx, query)
      .join('factor', 'factor.postmortem_id', 'postmortem.id')
      .leftJoin('evidence', 'evidence.factor_id', 'factor.id')
      .groupBy('postmortem.id')
      .select('postmortem.id')
      .countDistinct({
        factors: 'factor.id',
        with_evidence: 'evidence.factor_id',
      });
    return new Map(
      rows.map(row => [
        int(row.id),
        { factors: int(row.factors), withEvidence: int(row.with_evidence) },
      ]),
    );
  }

  /** Who took part beside the author and the facilitator; who was asked to review and has not did not. */
  async partsTaken(tx: Knex, query: PublishedQuery): Promise<PartTaken[]> {
    const present: Row[] = await this.among(tx, query)
      .join(
        'postmortem_person',
        'postmortem_person.postmortem_id',
        'postmortem.id',
      )
      .where('postmortem_person.part', 'participant')
      .select('postmortem.id', { ref: 'postmortem_person.person_ref' });
    const reviews: Row[] = await this.among(tx, query)
      .join(
        'postmortem_review',
        'postmortem_review.postmortem_id',
        'postmortem.id',
      )
      .select('postmortem.id', {
        ref: 'postmortem_review.reviewer_ref',
        reviewer_groups: 'postmortem_review.reviewer_groups',
      });
    return [
      ...present.map(row => ({
        postmortemId: int(row.id),
        ref: String(row.ref),
        role: 'participant' as const,
        groups: [],
      })),
      ...reviews.map(row => ({
        postmortemId: int(row.id),
        ref: String(row.ref),
        role: 'reviewer' as const,
        groups: groupsIn(row.reviewer_groups),
      })),
    ];
  }

  /** Owners of the entities that postmortems are about, those of the whole postmortem and not of the scope alone. */
  async owners(tx: Knex, query: PublishedQuery): Promise<OwnerOf[]> {
    const rows: Row[] = await this.among(tx, query)
      .join(
        'postmortem_entity',
        'postmortem_entity.postmortem_id',
        'postmortem.id',
      )
      .join(
        'catalog_entity',
        'catalog_entity.entity_ref',
        'postmortem_entity.entity_ref',
      )
      .whereNotNull('catalog_entity.owner_ref')
      .distinct('postmortem.id', { owner: 'catalog_entity.owner_ref' });
    return rows.map(row => ({
      postmortemId: int(row.id),
      owner: String(row.owner),
    }));
  }

  /**
   * Of each that took the step of publishing, the gates that stood open then (index `history_resource`); imports ask no gates, and what was published
   * before this was kept does not say. Its history is its circle's; what a published page says of its gates is everybody's.
   */
  async openGates(tx: Knex, query: PublishedQuery): Promise<OpenGates[]> {
    const rows: Row[] = await this.among(tx, query)
      .join('history', 'history.resource_id', 'postmortem.id')
      .where('history.resource_kind', 'postmortem')
      .where('history.action', 'published')
      .where('history.changes', 'like', `%"${OPEN_GATES}":%`)
      .select('history.changes');
    return rows.map(({ changes }) => {
      const { [OPEN_GATES]: open, [OVERRIDES]: overrides }: Changes =
        JSON.parse(String(changes));
      // Only what differs is kept.
      const given = (overrides?.[1] ?? []) as Pick<GateOverride, 'gate'>[];
      return {
        open: open[1] as string[],
        overridden: given.map(({ gate }) => gate),
      };
    });
  }

  /** Groups above and below some owners. */
  async kinOf(tx: Knex, owners: readonly string[]): Promise<Kin[]> {
    const rows: Row[] = await tx('catalog_group_ancestor')
      .whereIn('group_ref', [...owners])
      .select({ owner: 'group_ref', kin: 'ancestor_ref' })
      .unionAll(below =>
        below
          .from('catalog_group_ancestor')
          .whereIn('ancestor_ref', [...owners])
          .select({ owner: 'ancestor_ref', kin: 'group_ref' }),
      );
    return rows.map(row => ({
      owner: String(row.owner),
      kin: String(row.kin),
    }));
  }

  private among(
    tx: Knex,
    { where, from, until }: PublishedQuery,
  ): Knex.QueryBuilder {
    const query = tx('postmortem')
      .where('postmortem.status', 'published')
      .where('postmortem.published_at', '>=', from)
      .where('postmortem.published_at', '<', until);
    this.access.restrict(query, 'postmortem.confidential_id', where.principal);
    if (where.postmortems) query.whereIn('postmortem.id', where.postmortems);
    if (where.scope === ORGANISATION && where.readable === undefined) {
      return query;
    }
    return query.where(about => {
      about.whereIn('postmortem.id', ids => {
        ids.select('about.postmortem_id').from('postmortem_entity as about');
        inScope(ids, 'about.entity_ref', where.scope);
        whereReadable(tx, ids, 'about.entity_ref', where.readable);
      });
      // What is about nothing is hidden by no entity.
      if (where.scope === ORGANISATION) {
        about.orWhereNotExists(any => {
          any
            .select('attached.entity_ref')
            .from('postmortem_entity as attached')
            .whereRaw('attached.postmortem_id = postmortem.id');
        });
      }
    });
  }
}

/** Those that were written down with a review; records do not tell of any. */
function groupsIn(value: unknown): string[] {
  return value === null ? [] : jsonOf<string[]>(value);
}
