import {
  idInKey,
  Learning,
  LearningListQuery,
  LearningState,
  PostmortemStatus,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { ScopeSizes } from '../platform/catalog/ScopeSizes';
import {
  Attachments,
  touchingScope,
  WayToScope,
} from '../platform/catalog/touchingScope';
import { containing, int, intOrNull, Row } from '../platform/database/columns';
import { inBatches } from '../platform/database/dialect';
import { KeysetColumn, keyset, pageOfRows } from '../platform/database/keyset';
import { Revisiting } from './Revisiting';
import {
  readStanding,
  Standing,
  standingColumns,
  standingRowOf,
} from './StandingRow';
import {
  BesideColumns,
  BesidePostmortem,
  learningColumns,
  postmortemEntities,
  PostmortemReader,
  Postmortems,
  readBeside,
  readLearningRow,
} from '../postmortems';

/** A learning as lists find it. */
export interface ListedLearning {
  /** The number in its key. */
  readonly id: number;
  readonly learning: Learning;
  readonly postmortem: {
    readonly id: number;
    readonly title: string;
    readonly status: PostmortemStatus;
  };
  /** UTC milliseconds; null in a draft. */
  readonly publishedAt: number | null;
  readonly standing: Standing;
  readonly beside: BesidePostmortem;
}

/** A learning that another is named with. */
export interface NamedRow {
  readonly id: number;
  readonly statement: string;
  readonly state: LearningState;
}

/** Learnings that a page names as merged into one, at most. */
const MOST_NAMED = 100;

type LearningFilters = Omit<LearningListQuery, 'limit' | 'cursor' | 'count'>;

function column(property: string, max?: number): KeysetColumn {
  return {
    column: `learning.${property}`,
    direction: 'desc',
    property,
    type: 'number',
    max,
  };
}

/** What was published last first, and of one postmortem what was written last (index `learning_published_at`). */
const latestFirst: readonly KeysetColumn[] = [
  column('published_at'),
  column('postmortem_id'),
  column('position', 2 ** 31 - 1),
];

const listedColumns = [
  ...learningColumns,
  ...latestFirst.map(each => each.column),
  'learning_record.id as number',
  ...standingColumns,
  'postmortem.title',
  'postmortem.status',
];

/** What a learning is about is what its postmortem is about. */
const learningEntities: Attachments = {
  ...postmortemEntities,
  id: 'learning.postmortem_id',
};

/** The SQL of learnings as others find them; they are written with the documents that they are in. */
export class LearningStore {
  constructor(
    private readonly postmortems: Postmortems['store'],
    private readonly scopes: ScopeSizes,
    private readonly revisiting: Revisiting,
    private readonly clock: () => number,
  ) {}

  /** A page of learnings of published postmortems that the reader may see. */
  async list(
    tx: Knex,
    reader: PostmortemReader,
    query: LearningListQuery,
    columns: BesideColumns,
  ): Promise<{ rows: ListedLearning[]; next?: string; total?: number }> {
    const way = await this.scopes.wayTo(tx, learningEntities, query.scope, {
      inTime: false,
    });
    const select = this.found(tx, reader, query, way)
      .select([...listedColumns, columns])
      .limit(query.limit + 1);
    const total = query.count
      ? await this.count(tx, reader, query, way)
      : undefined;
    keyset(select, latestFirst, query.cursor);
    const { rows, next } = pageOfRows(await select, query.limit, latestFirst);
    return { rows: rows.map(readListedRow), next, total };
  }

  /** One learning, also of a draft that the reader may see. */
  async get(
    tx: Knex,
    reader: PostmortemReader,
    id: number,
    columns: BesideColumns,
  ): Promise<ListedLearning | undefined> {
    const row: Row | undefined = await this.readable(tx, reader)
      .where('learning_record.id', id)
      .first([...listedColumns, columns]);
    return row && readListedRow(row);
  }

  /** Those of some published learnings that the reader may see, in no order, wherever they stand. */
  async published(
    tx: Knex,
    reader: PostmortemReader,
    ids: readonly string[],
    columns: BesideColumns,
  ): Promise<ListedLearning[]> {
    const found: ListedLearning[] = [];
    for (const batch of inBatches(ids, 1)) {
      const rows: Row[] = await this.readable(tx, reader)
        .whereNotNull('learning.published_at')
        .whereIn('learning.id', batch)
        .select([...listedColumns, columns]);
      found.push(...rows.map(readListedRow));
    }
    return found;
  }

  /** Published learnings that the reader may see, by where they stand: those with one of some numbers, or with one of them in their place. */
  async named(
    tx: Knex,
    reader: PostmortemReader,
    by: 'id' | 'by_id',
    ids: readonly number[],
  ): Promise<NamedRow[]> {
    const rows: Row[] = await this.readable(tx, reader)
      .whereNotNull('learning.published_at')
      .whereIn(`learning_record.${by}`, [...ids])
      .orderBy('learning_record.id')
      .limit(MOST_NAMED)
      .select(
        'learning_record.id as number',
        'learning.statement',
        'learning_record.state',
      );
    return rows.map(row => ({
      id: int(row.number),
      statement: String(row.statement),
      state: row.state as LearningState,
    }));
  }

  /** Has whoever else says where these learnings stand wait until the transaction ends; in one order, so that no two wait for each other. */
  async hold(tx: Knex, ids: readonly number[]): Promise<void> {
    await tx('learning_record')
      .whereIn('id', [...ids])
      .orderBy('id')
      .forUpdate()
      .select('id');
  }

  async putStanding(tx: Knex, id: number, standing: Standing): Promise<void> {
    await tx('learning_record').where({ id }).update(standingRowOf(standing));
  }

  private async count(
    tx: Knex,
    reader: PostmortemReader,
    query: LearningFilters,
    way: WayToScope,
  ): Promise<number> {
    const found = this.found(tx, reader, query, way).select('learning.id');
    const [row] = await tx.from(found.as('found')).count({ total: '*' });
    return int(row.total);
  }

  private found(
    tx: Knex,
    reader: PostmortemReader,
    { failureMode, q, scope, state, toRevisit }: LearningFilters,
    way: WayToScope,
  ): Knex.QueryBuilder {
    const found = this.readable(tx, reader).whereNotNull(
      'learning.published_at',
    );
    if (scope !== undefined && way !== 'all') {
      touchingScope(found, learningEntities, scope, way, 'desc');
    }
    if (failureMode) found.whereIn('learning.failure_mode', [...failureMode]);
    if (toRevisit !== undefined) this.revisited(found, toRevisit);
    if (q) askedFor(found, q);
    if (state) found.whereIn('learning_record.state', [...state]);
    else if (idInKey('learning', q ?? '') === undefined) {
      found.whereNot('learning_record.state', 'merged');
    }
    return found;
  }

  /** As {@link Revisiting.atOf} says of one that is published. */
  private revisited(found: Knex.QueryBuilder, toRevisit: boolean): void {
    const isAsked = `(learning_record.state = 'stands' and coalesce(learning_record.revisit_at, learning.published_at + ?) <= ?)`;
    found.whereRaw(toRevisit ? isAsked : `not ${isAsked}`, [
      this.revisiting.afterMillis,
      this.clock(),
    ]);
  }

  private readable(tx: Knex, reader: PostmortemReader): Knex.QueryBuilder {
    const found = tx('learning')
      .join('learning_record', 'learning_record.learning_id', 'learning.id')
      .join('postmortem', 'postmortem.id', 'learning.postmortem_id');
    this.postmortems.restrict(found, reader);
    return found;
  }
}

/** Narrows a list to the one with that key, to the learnings of the one postmortem with it, or to those that say the words. */
function askedFor(found: Knex.QueryBuilder, text: string): void {
  const id = idInKey('learning', text);
  const postmortemId = idInKey('postmortem', text);
  if (id !== undefined) found.where('learning_record.id', id);
  else if (postmortemId !== undefined) {
    found.where('learning.postmortem_id', postmortemId);
  } else {
    found.whereRaw("learning.search_text like ? escape '\\'", [
      containing(text),
    ]);
  }
}

function readListedRow(row: Row): ListedLearning {
  return {
    id: int(row.number),
    learning: readLearningRow(row),
    postmortem: {
      id: int(row.postmortem_id),
      title: String(row.title),
      status: row.status as PostmortemStatus,
    },
    publishedAt: intOrNull(row.published_at),
    standing: readStanding(row),
    beside: readBeside(row),
  };
}
