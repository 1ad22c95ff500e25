import {
  Learning,
  LearningListQuery,
  LearningState,
  PostmortemStatus,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { ListedBeside } from '../platform/catalog/ListedBeside';
import { int, intOrNull, Row } from '../platform/database/columns';
import { inBatches } from '../platform/database/dialect';
import { KeysetColumn, keyset, pageOfRows } from '../platform/database/keyset';
import { FacetReader } from './facetFilters';
import { LearningFindingStore } from './LearningFindingStore';
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
  PostmortemReader,
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

/** The SQL of learnings as others find them; they are written with the documents that they are in. */
export class LearningStore {
  constructor(private readonly finder: LearningFindingStore) {}

  /** A page of learnings of published postmortems that the reader may see. */
  async list(
    tx: Knex,
    reader: FacetReader,
    {
      limit,
      cursor,
      count,
      ...filters
    }: LearningListQuery & Pick<ListedBeside, 'scopes'>,
    columns: BesideColumns,
  ): Promise<{ rows: ListedLearning[]; next?: string; total?: number }> {
    const finding = await this.finder.finding(tx, reader, filters);
    const select = finding()
      .select([...listedColumns, columns])
      .limit(limit + 1);
    const [counted] = count
      ? await tx
          .from(finding().select('learning.id').as('found'))
          .count({ total: '*' })
      : [];
    keyset(select, latestFirst, cursor);
    const { rows, next } = pageOfRows(await select, limit, latestFirst);
    return {
      rows: rows.map(readListedRow),
      next,
      total: counted && int(counted.total),
    };
  }

  /** Entities that published learnings are about: those that a reader may see are looked up among them. */
  async entitiesAbout(tx: Knex): Promise<string[]> {
    return tx('postmortem_entity')
      .whereIn(
        'postmortem_id',
        tx('learning').whereNotNull('published_at').select('postmortem_id'),
      )
      .distinct()
      .pluck('entity_ref');
  }

  /** One learning, also of a draft that the reader may see. */
  async get(
    tx: Knex,
    reader: PostmortemReader,
    id: number,
    columns: BesideColumns,
  ): Promise<ListedLearning | undefined> {
    const row: Row | undefined = await this.finder
      .readable(tx, reader)
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
      const rows: Row[] = await this.finder
        .readable(tx, reader)
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
    const named = this.finder
      .readable(tx, reader)
      .whereNotNull('learning.published_at')
      .whereIn(`learning_record.${by}`, [...ids])
      .orderBy('learning_record.id')
      .select(
        'learning_record.id as number',
        'learning.statement',
        'learning_record.state',
      );
    if (by === 'by_id') named.limit(MOST_NAMED);
    const rows: Row[] = await named;
    return rows.map(row => ({
      id: int(row.number),
      statement: String(row.statement),
      state: row.state as LearningState,
    }));
  }

  /** The same of those with any of so many numbers as there are. */
  async namedAll(
    tx: Knex,
    reader: PostmortemReader,
    ids: readonly number[],
  ): Promise<NamedRow[]> {
    const found: NamedRow[] = [];
    for (const batch of inBatches(ids, 1)) {
      found.push(...(await this.named(tx, reader, 'id', batch)));
    }
    return found;
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
