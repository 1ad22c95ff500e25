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
  idsOfEach,
  joinEach,
  jsonArrayOf,
  jsonOf,
  whereEach,
} from '../../platform/database/dialect';
import { latestThatSay } from '../../platform/database/textSearch';
import { FacetReader } from '../facetFilters';
import { LearningFindingStore } from '../LearningFindingStore';

/** What is looked for. */
export interface Sought {
  readonly words: readonly WordGroup[];
  /** As documents may have written it. */
  readonly failureModes: readonly string[];
  readonly entities: readonly string[];
  /** Number of an incident: most of the latest that say the words are as late. What is found is the same, whatever it is. */
  readonly recent: number;
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
/** More than there are: a limit keeps PostgreSQL from walking all in their order, and asking of each whether it is among some. */
const ALL = Number.MAX_SAFE_INTEGER;

/**
 * The SQL of what may be related to something. Each way to it is an index that is gone along no further than to the latest that the reader may see: what they may
 * not see takes nobody's place.
 */
export class CandidateStore {
  constructor(
    private readonly incidents: Incidents['store'],
    private readonly finder: LearningFindingStore,
  ) {}

  /** Incidents that say the words, failed in the same way, or happened to the same; none that was merged into another. */
  async incidentsLike(
    tx: Knex,
    reader: IncidentReader,
    { words, failureModes, entities, recent }: Sought,
  ): Promise<CandidateIncident[]> {
    const narrow = (found: Knex.QueryBuilder) => {
      found.whereNull('incident.merged_into');
      this.incidents.restrict(found, reader);
    };
    const ofMode = tx('incident')
      .where('incident.failure_mode', tx.ref('sought.value'))
      .orderBy('incident.id', 'desc')
      .limit(MOST.failureModes)
      .select('incident.id');
    narrow(ofMode);
    const ofEntity = tx('incident_entity')
      .where('incident_entity.entity_ref', tx.ref('sought.value'))
      .orderBy('incident_entity.sort_at', 'desc')
      .limit(MOST.entities)
      .select('incident.id');
    joinEach(tx, ofEntity, {
      table: 'incident',
      column: 'id',
      to: 'incident_entity.incident_id',
    });
    narrow(ofEntity);
    const said = latestThatSay(tx, 'incident', words, {
      most: MOST.words,
      narrow,
      recent,
    });
    const rows: Row[] = await tx('incident')
      .whereIn(
        'incident.id',
        tx
          .from(said.as('said'))
          .select('id')
          .union([
            tx
              .from(
                idsOfEach(tx, failureModes, ofMode)
                  .orderBy('id', 'desc')
                  .limit(MOST.failureModes)
                  .as('failed'),
              )
              .select('id'),
            idsOfEach(tx, entities.slice(0, MOST.entities), ofEntity),
          ]),
      )
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
      entities: entitiesIn(row.entities),
    }));
  }

  /** Published learnings that stand, by the same. */
  async learningsLike(
    tx: Knex,
    reader: FacetReader,
    { words, failureModes, entities }: Sought,
  ): Promise<CandidateLearning[]> {
    const narrow = (found: Knex.QueryBuilder) => {
      found
        .whereNotNull('learning.published_at')
        .where('learning_record.state', 'stands');
      this.finder.restrict(found, reader);
    };
    const said = latestThatSay(tx, 'learning', words, {
      most: MOST.words,
      narrow: found => {
        joinEach(tx, found, {
          table: 'postmortem',
          column: 'id',
          to: 'learning.postmortem_id',
        });
        narrow(found);
      },
    });
    const latest = (
      among: (found: Knex.QueryBuilder) => void,
      most: number,
    ) => {
      const found = tx('learning').select('learning.id').limit(ALL);
      among(found);
      const seen = this.finder
        .readable(tx, reader)
        .orderBy('learning.published_at', 'desc')
        .limit(most)
        .select('learning.id');
      narrow(seen);
      whereEach(seen, 'learning.id', found);
      return tx.from(seen.as('seen')).select('id');
    };
    const rows: Row[] = await tx('learning')
      .join('learning_record', 'learning_record.learning_id', 'learning.id')
      .whereIn(
        'learning.id',
        tx
          .from(said.as('said'))
          .select('id')
          .union([
            latest(
              found =>
                found.whereIn('learning.failure_mode', [...failureModes]),
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
          ]),
      )
      .select(
        'learning.id',
        'learning_record.id as number',
        'learning.postmortem_id',
        'learning.statement',
        'learning.applies_to',
        'learning.helped',
        'learning.failure_mode',
        {
          entities: jsonArrayOf(
            tx,
            this.finder
              .pairs(tx, 'entity', reader)
              .clearSelect()
              .whereRaw(
                'postmortem_incident.postmortem_id = learning.postmortem_id',
              ),
            ['incident_entity.entity_ref'],
          ),
        },
      );
    return rows.map(row => ({
      id: int(row.number),
      learningId: String(row.id),
      postmortemId: int(row.postmortem_id),
      text: [row.statement, row.applies_to, row.helped].join('. '),
      failureMode: textOrNull(row.failure_mode),
      entities: entitiesIn(row.entities),
    }));
  }
}

function entitiesIn(column: unknown): string[] {
  return [...new Set(jsonOf<[string][]>(column).flat())].sort();
}
