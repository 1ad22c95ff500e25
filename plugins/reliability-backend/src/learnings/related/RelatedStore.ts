import {
  IncidentKind,
  Severity,
  WordGroup,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { IncidentReader, Incidents } from '../../incidents';
import {
  int,
  intOrNull,
  Row,
  textOrNull,
} from '../../platform/database/columns';
import {
  inBatches,
  jsonArrayOf,
  jsonOf,
  whereEach,
} from '../../platform/database/dialect';
import { whereSays } from '../../platform/database/textSearch';
import { FacetReader } from '../facetFilters';
import { LearningFindingStore } from '../LearningFindingStore';
import { ofWholes } from './CommonnessStore';

/** What is looked for. */
export interface Sought {
  readonly words: readonly WordGroup[];
  /** As documents may have written it. */
  readonly failureModes: readonly string[];
  readonly entities: readonly string[];
}

/** Something that may be related. */
export interface CandidateRow {
  readonly id: number;
  readonly text: string;
  readonly failureMode: string | null;
  readonly entities: readonly string[];
}

/** An incident that may be. */
export interface CandidateIncident extends CandidateRow {
  readonly title: string;
  readonly kind: IncidentKind;
  readonly severity: Severity | null;
  readonly type: string | null;
  readonly startedAt: number | null;
}

/** A learning that may be. */
export interface CandidateLearning extends CandidateRow {
  readonly learningId: string;
  readonly postmortemId: number;
}

/** The latest of each kind are looked at, no more: they are ranked in memory. */
const MOST = { words: 200, failureModes: 60, entities: 30 };
/** Characters of a text that are compared. */
const LONGEST = 2_000;
/** More than there are: a limit keeps PostgreSQL from walking all in their order, and asking of each what it says. */
const ALL = Number.MAX_SAFE_INTEGER;

/** The SQL of what may be related to something. It is narrowed by the engine's text search and by indexes, and by who reads, before anything is ranked. */
export class RelatedStore {
  constructor(
    private readonly incidents: Incidents['store'],
    private readonly finder: LearningFindingStore,
  ) {}

  /** Incidents that say the words, failed in the same way, or happened to the same; none that was merged into another. */
  async incidentsLike(
    tx: Knex,
    reader: IncidentReader,
    sought: Sought,
  ): Promise<CandidateIncident[]> {
    const latest = (narrow: (ids: Knex.QueryBuilder) => void, most: number) => {
      const found = tx('incident').select('incident.id').limit(ALL);
      narrow(found);
      const seen = tx('incident')
        .whereNull('incident.merged_into')
        .orderBy('incident.id', 'desc')
        .limit(most)
        .select('incident.id');
      whereEach(seen, 'incident.id', found);
      this.incidents.restrict(seen, reader);
      return tx.from(seen.as('seen')).select('id');
    };
    const { words, failureModes, entities } = sought;
    const ids = [
      latest(found => whereSays(found, 'incident', words), MOST.words),
      ...(failureModes.length === 0
        ? []
        : [
            latest(
              found =>
                found.whereIn('incident.failure_mode', [...failureModes]),
              MOST.failureModes,
            ),
          ]),
      ...entities
        .slice(0, MOST.entities)
        .map(ref =>
          latest(
            found =>
              found.whereIn('incident.id', about =>
                about
                  .select('incident_id')
                  .from('incident_entity')
                  .where('entity_ref', ref)
                  .orderBy('sort_at', 'desc')
                  .limit(MOST.entities),
              ),
            MOST.entities,
          ),
        ),
    ];
    const [first, ...others] = ids;
    const rows: Row[] = await tx('incident')
      .whereIn('incident.id', first.union(others))
      .select(
        'incident.id',
        'incident.title',
        'incident.kind',
        'incident.severity',
        'incident.incident_type',
        'incident.failure_mode',
        'incident.anchor_at',
        tx.raw('substr(incident.summary, 1, ?) as summary', [LONGEST]),
        {
          entities: jsonArrayOf(
            tx,
            tx('incident_entity').whereRaw(
              'incident_entity.incident_id = incident.id',
            ),
            ['incident_entity.entity_ref'],
          ),
        },
      );
    return rows.map(row => ({
      id: int(row.id),
      title: String(row.title),
      kind: row.kind as IncidentKind,
      severity: row.severity as Severity | null,
      type: textOrNull(row.incident_type),
      failureMode: textOrNull(row.failure_mode),
      startedAt: intOrNull(row.anchor_at),
      text: `${row.title}. ${row.summary}`,
      entities: [...new Set(jsonOf<[string][]>(row.entities).flat())].sort(),
    }));
  }

  /** Published learnings that stand, by the same. */
  async learningsLike(
    tx: Knex,
    reader: FacetReader,
    { words, failureModes, entities }: Sought,
  ): Promise<CandidateLearning[]> {
    const latest = (
      narrow: (found: Knex.QueryBuilder) => void,
      most: number,
    ) => {
      const found = tx('learning')
        .join('learning_record', 'learning_record.learning_id', 'learning.id')
        .select('learning.id')
        .limit(ALL);
      narrow(found);
      const seen = this.finder
        .readable(tx, reader)
        .whereNotNull('learning.published_at')
        .where('learning_record.state', 'stands')
        .orderBy('learning.published_at', 'desc')
        .limit(most)
        .select('learning.id');
      whereEach(seen, 'learning.id', found);
      return tx.from(seen.as('seen')).select('id');
    };
    const ids = [
      latest(found => whereSays(found, 'learning', words), MOST.words),
      latest(
        found => found.whereIn('learning.failure_mode', [...failureModes]),
        MOST.failureModes,
      ),
      latest(
        found =>
          found.whereIn('learning.postmortem_id', about =>
            about
              .select('postmortem_id')
              .from('postmortem_entity')
              .whereIn('entity_ref', [...entities]),
          ),
        MOST.entities,
      ),
    ];
    const [first, ...others] = ids;
    const rows: Row[] = await tx('learning')
      .join('learning_record', 'learning_record.learning_id', 'learning.id')
      .whereIn('learning.id', first.union(others))
      .select(
        'learning.id',
        'learning_record.id as number',
        'learning.postmortem_id',
        'learning.statement',
        'learning.applies_to',
        'learning.helped',
        'learning.failure_mode',
      );
    const about = await this.entitiesOf(
      tx,
      reader,
      rows.map(row => int(row.postmortem_id)),
    );
    return rows.map(row => ({
      id: int(row.number),
      learningId: String(row.id),
      postmortemId: int(row.postmortem_id),
      text: [row.statement, row.applies_to, row.helped].join('. '),
      failureMode: textOrNull(row.failure_mode),
      entities: about.get(int(row.postmortem_id)) ?? [],
    }));
  }

  /** What some entities are made of, and what they are part of. */
  async madeOf(
    tx: Knex,
    refs: readonly string[],
  ): Promise<{
    readonly technologies: ReadonlyMap<string, readonly string[]>;
    readonly wholes: ReadonlyMap<string, readonly string[]>;
  }> {
    const technologies: Row[] = [];
    const wholes: Row[] = [];
    for (const batch of inBatches([...new Set(refs)], 1)) {
      technologies.push(
        ...(await tx('catalog_technology')
          .whereIn('entity_ref', batch)
          .select('entity_ref', { name: 'word' })),
      );
      wholes.push(
        ...(await ofWholes(tx)
          .whereIn('entity_ref', batch)
          .select('entity_ref', { name: 'scope_ref' })),
      );
    }
    return {
      technologies: grouped(technologies, 'entity_ref', 'name'),
      wholes: grouped(wholes, 'entity_ref', 'name'),
    };
  }

  /** Columns of {@link incidentsLike} are the reader's already; this is what stands beside a few of them. */
  async postmortemsBeside(
    tx: Knex,
    ids: readonly number[],
    postmortems: Knex.QueryBuilder,
  ): Promise<ReadonlyMap<number, unknown>> {
    const rows: Row[] = await tx('incident')
      .whereIn('incident.id', [...ids])
      .select('incident.id', { postmortems });
    return new Map(rows.map(row => [int(row.id), row.postmortems]));
  }

  private async entitiesOf(
    tx: Knex,
    reader: FacetReader,
    postmortemIds: readonly number[],
  ): Promise<ReadonlyMap<number, readonly string[]>> {
    const rows: Row[] = [];
    for (const batch of inBatches([...new Set(postmortemIds)], 1)) {
      rows.push(
        ...(await this.finder
          .pairs(tx, 'entity', reader)
          .whereIn('postmortem_incident.postmortem_id', batch)),
      );
    }
    const names = grouped(rows, 'postmortem_id', 'value');
    return new Map(
      [...names].map(([id, refs]) => [Number(id), [...new Set(refs)].sort()]),
    );
  }
}

function grouped(
  rows: readonly Row[],
  by: string,
  of: string,
): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const row of rows) {
    const key = String(row[by]);
    const known = groups.get(key);
    if (known) known.push(String(row[of]));
    else groups.set(key, [String(row[of])]);
  }
  return groups;
}
