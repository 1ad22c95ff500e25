import {
  ApplicationState,
  applicationState,
  fromKey,
  LearningAsksQuery,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { inScope } from '../../platform/catalog/inScope';
import { Readable, whereReadable } from '../../platform/catalog/whereReadable';
import { int, Row } from '../../platform/database/columns';
import { inBatches } from '../../platform/database/dialect';
import {
  KeysetColumn,
  keyset,
  pageOfRows,
} from '../../platform/database/keyset';
import { PostmortemReader, Postmortems } from '../../postmortems';
import {
  answerRowOf,
  GivenAnswer,
  readApplicationRow,
  StoredApplication,
} from './ApplicationRow';

function column(property: string): KeysetColumn {
  return {
    column: `found.${property}`,
    direction: 'asc',
    property,
    type: 'number',
  };
}

/** What has waited longest first, with all that else waits about the same learning. */
const oldestFirst: readonly KeysetColumn[] = [
  'first_asked',
  'learning_number',
  'asked_at',
  'id',
].map(column);

/** What names a question: the key of its learning, and its entity. */
export interface AskedOf {
  readonly key: string;
  readonly entity: string;
}

/** Questions that wait, by what narrows the list of them. */
export type WaitingFilters = Omit<LearningAsksQuery, 'owner'> & {
  /** Those who own the entities; all when it is left out. */
  readonly owners?: readonly string[];
};

/** Matches of some entities that are looked at together. */
const MOST_MATCHED = 200;

/** The SQL of questions and answers, for whoever reads. Who may read a learning may read who was asked about it. */
export class ApplicationStore {
  constructor(private readonly postmortems: Postmortems['store']) {}

  /** Entities in a scope that are asked anything, or were: those that a reader may see are looked up among them. */
  async askedIn(
    tx: Knex,
    scope: string,
    { waiting }: { readonly waiting: boolean },
  ): Promise<string[]> {
    const query = tx('learning_application');
    if (waiting) query.where('state', 'unanswered');
    inScope(query, 'learning_application.entity_ref', scope);
    const rows: Row[] = await query
      .whereNotNull('asked_at')
      .distinct('entity_ref');
    return rows.map(row => String(row.entity_ref));
  }

  /** How many questions to entities in a scope are in each state. */
  async counted(
    tx: Knex,
    reader: PostmortemReader,
    scope: string,
    readable: Readable,
  ): Promise<ReadonlyMap<ApplicationState, number>> {
    const query = this.asked(tx, reader)
      .groupBy('learning_application.state')
      .select('learning_application.state')
      .count({ total: '*' });
    whereOpen(tx, query, scope);
    inScope(query, 'learning_application.entity_ref', scope);
    whereReadable(tx, query, 'learning_application.entity_ref', readable);
    const rows: Row[] = await query;
    return new Map(
      rows.map(row => [applicationState.parse(row.state), int(row.total)]),
    );
  }

  /** A page of what waits for an answer. */
  async waiting(
    tx: Knex,
    reader: PostmortemReader,
    { scope, owners, learning, limit, cursor, count }: WaitingFilters,
    readable: Readable,
  ): Promise<{ rows: StoredApplication[]; next?: string; total?: number }> {
    const found = () => {
      const query = this.asked(tx, reader)
        .where('learning_application.state', 'unanswered')
        .whereNotExists(
          tx('learning_mute')
            .select('learning_mute.entity_ref')
            .whereRaw(
              'learning_mute.entity_ref = learning_application.entity_ref',
            ),
        );
      whereOpen(tx, query, scope);
      inScope(query, 'learning_application.entity_ref', scope);
      if (owners !== undefined) {
        query.whereIn('learning_application.entity_ref', owned =>
          owned
            .select('entity_ref')
            .from('catalog_entity')
            .whereIn('owner_ref', [...owners]),
        );
      }
      if (learning !== undefined) {
        query.where('learning_record.id', fromKey(learning));
      }
      whereReadable(tx, query, 'learning_application.entity_ref', readable);
      return query;
    };
    const select = tx
      .from(
        found()
          .select(
            'learning_application.*',
            'learning_record.id as learning_number',
            tx.raw(
              'min(learning_application.asked_at) over (partition by learning_application.learning_id) as first_asked',
            ),
          )
          .as('found'),
      )
      .select('found.*')
      .limit(limit + 1);
    keyset(select, oldestFirst, cursor);
    const { rows, next } = pageOfRows(await select, limit, oldestFirst);
    const [counted] = count
      ? await found().count({ total: '*' })
      : [{ total: undefined }];
    return {
      rows: rows.map(readApplicationRow),
      next,
      total: counted.total === undefined ? undefined : int(counted.total),
    };
  }

  /** All who were asked about a learning, those who have answered first. */
  async ofLearning(
    tx: Knex,
    reader: PostmortemReader,
    key: string,
  ): Promise<StoredApplication[]> {
    const asked = this.asked(tx, reader)
      .where('learning_record.id', fromKey(key))
      .orderByRaw(
        "case when learning_application.state = 'unanswered' then 1 else 0 end, learning_application.id",
      )
      .select('learning_application.*');
    whereOpen(tx, asked);
    const rows: Row[] = await asked;
    return rows.map(readApplicationRow);
  }

  /** What the matcher found for some entities, asked or not yet, of learnings that stand, but for what does not apply; the best first. */
  async matchedTo(
    tx: Knex,
    reader: PostmortemReader,
    entities: readonly string[],
  ): Promise<StoredApplication[]> {
    const rows: Row[] = await this.matched(tx, reader)
      .where('learning_record.state', 'stands')
      .whereNot('learning_application.state', 'doesNotApply')
      .whereIn('learning_application.entity_ref', [...entities])
      .orderBy([
        { column: 'learning_application.score', order: 'desc' },
        { column: 'learning_application.id' },
      ])
      .limit(MOST_MATCHED)
      .select('learning_application.*');
    return rows.map(readApplicationRow);
  }

  /** Where it was said in a time that some learnings apply (index `learning_application_of`). */
  async adopted(
    tx: Knex,
    reader: PostmortemReader,
    learningIds: readonly string[],
    { from, until }: { readonly from: number; readonly until: number },
  ): Promise<{ readonly learningId: string; readonly entity: string }[]> {
    const rows: Row[] = await this.asked(tx, reader)
      .whereIn('learning_application.learning_id', [...learningIds])
      .where('learning_application.state', 'applies')
      .where('learning_application.answered_at', '>=', from)
      .where('learning_application.answered_at', '<', until)
      .select(
        'learning_application.learning_id',
        'learning_application.entity_ref',
      );
    return rows.map(row => ({
      learningId: String(row.learning_id),
      entity: String(row.entity_ref),
    }));
  }

  /** One question. `held` lasts until the transaction ends. */
  async get(
    tx: Knex,
    reader: PostmortemReader,
    { key, entity }: AskedOf,
    { held }: { readonly held: boolean },
  ): Promise<StoredApplication | undefined> {
    const query = this.asked(tx, reader)
      .where('learning_record.id', fromKey(key))
      .where('learning_application.entity_ref', entity)
      .select('learning_application.*');
    if (held) query.forUpdate('learning_application');
    const [row] = await query;
    return row && readApplicationRow(row);
  }

  /** Whether it was still at the version that the answer is based on. */
  async answer(
    tx: Knex,
    { id, version }: StoredApplication,
    answer: GivenAnswer,
  ): Promise<boolean> {
    const changed = await tx('learning_application')
      .where({ id, version })
      .update({ ...answerRowOf(answer), version: version + 1 });
    return changed === 1;
  }

  /** Those of some postmortems that the reader may see. */
  async postmortemsSeen(
    tx: Knex,
    ids: readonly number[],
    reader: PostmortemReader,
  ): Promise<ReadonlySet<number>> {
    const seen = new Set<number>();
    for (const batch of inBatches(ids, 1)) {
      const query = tx('postmortem').whereIn('postmortem.id', batch);
      this.postmortems.restrict(query, reader);
      const rows: Row[] = await query.select('postmortem.id');
      for (const row of rows) seen.add(int(row.id));
    }
    return seen;
  }

  /** What was asked; what waits for its turn is nobody's question yet. */
  private asked(tx: Knex, reader: PostmortemReader): Knex.QueryBuilder {
    return (
      this.matched(tx, reader)
        .whereNotNull('learning_application.asked_at')
        // What was answered is kept wherever the learning stands now.
        .where(kept =>
          kept
            .where('learning_record.state', 'stands')
            .orWhereNot('learning_application.state', 'unanswered'),
        )
    );
  }

  /** All that the matcher found, of learnings that the reader may see. */
  private matched(tx: Knex, reader: PostmortemReader): Knex.QueryBuilder {
    const query = tx('learning_application')
      .join('learning', 'learning.id', 'learning_application.learning_id')
      .join('learning_record', 'learning_record.learning_id', 'learning.id')
      .join('postmortem', 'postmortem.id', 'learning.postmortem_id')
      .whereNotNull('learning.published_at');
    this.postmortems.restrict(query, reader);
    return query;
  }
}

/**
 * Leaves out what waits for an answer of an entity that has left the catalog, unless just that is asked about: nobody is to come across it. What
 * was answered is kept.
 */
function whereOpen(tx: Knex, asked: Knex.QueryBuilder, scope?: string): void {
  const entity = 'learning_application.entity_ref';
  asked.where(open => {
    open
      .whereNot('learning_application.state', 'unanswered')
      .orWhereExists(
        tx('catalog_entity')
          .select('catalog_entity.entity_ref')
          .whereRaw(`catalog_entity.entity_ref = ${entity}`),
      );
    if (scope !== undefined) open.orWhere(entity, scope);
  });
}
