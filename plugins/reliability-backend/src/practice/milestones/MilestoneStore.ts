import {
  fromKey,
  idInKey,
  KeptMilestone,
  MilestonesQuery,
  MilestoneState,
  ORGANISATION,
  toKey,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Readable, whereReadable } from '../../platform/catalog/whereReadable';
import { int, Row } from '../../platform/database/columns';
import { holdName } from '../../platform/database/dialect';
import {
  KeysetColumn,
  keyset,
  pageOfRows,
} from '../../platform/database/keyset';
import { Postmortems } from '../../postmortems';
import {
  milestoneRowOf,
  readMilestoneRow,
  StoredMilestone,
} from './MilestoneRow';

/** Who reads postmortems, and which of them. */
type PostmortemReader = Parameters<Postmortems['store']['restrict']>[1];

const latestFirst: readonly KeysetColumn[] = [
  {
    column: 'reached_at',
    direction: 'desc',
    property: 'reached_at',
    type: 'number',
  },
  { column: 'id', direction: 'desc', property: 'id', type: 'number' },
];

/** The SQL of milestones that were found. */
export class MilestoneStore {
  constructor(private readonly postmortems: Postmortems['store']) {}

  /** Has whoever else looks for milestones wait until the transaction ends: the first has no row to hold. */
  async hold(tx: Knex): Promise<void> {
    await holdName(tx, 'milestones');
  }

  /** All that were found: a few for each team. */
  async all(tx: Knex): Promise<StoredMilestone[]> {
    const rows: Row[] = await tx('milestone').orderBy('id').select();
    return rows.map(readMilestoneRow);
  }

  /** @returns the number under which the history knows it */
  async add(tx: Knex, milestone: KeptMilestone): Promise<number> {
    const [row]: Row[] = await tx('milestone')
      .insert({
        ...milestoneRowOf(milestone),
        state: 'stands',
        state_at: null,
        version: 1,
      })
      .returning('id');
    return int(row.id);
  }

  /** Says where one stands now, and by what. */
  async put(
    tx: Knex,
    id: number,
    state: MilestoneState,
    to: {
      readonly milestone?: KeptMilestone;
      readonly stateAt: number | null;
      readonly version: number;
    },
  ): Promise<void> {
    await tx('milestone')
      .where({ id })
      .update({
        ...(to.milestone && milestoneRowOf(to.milestone)),
        state,
        state_at: to.stateAt,
        version: to.version,
      });
  }

  async get(tx: Knex, id: number): Promise<StoredMilestone | undefined> {
    const row: Row | undefined = await tx('milestone').where({ id }).first();
    return row && readMilestoneRow(row);
  }

  /** Teams that have reached something: as many as there are. */
  async teams(tx: Knex): Promise<string[]> {
    return tx('milestone').whereNot('team', '').distinct('team').pluck('team');
  }

  /**
   * A page, latest first (index `milestone_reached`; of a group `milestone_team`).
   *
   * @param readable - teams that the reader may see; what is the organisation's everybody may
   */
  async list(
    tx: Knex,
    query: MilestonesQuery,
    readable: Readable,
  ): Promise<{
    rows: readonly StoredMilestone[];
    next?: string;
    total?: number;
  }> {
    const filtered = tx('milestone');
    if (query.state !== undefined) filtered.where('state', query.state);
    if (query.scope !== undefined && query.scope !== ORGANISATION) {
      filtered.whereIn('team', familyOf(tx, query.scope));
    }
    whereReadable(tx, filtered, 'team', readable && ['', ...readable]);
    const total = query.count
      ? int((await filtered.clone().count({ n: '*' }))[0].n)
      : undefined;
    keyset(filtered, latestFirst, query.cursor);
    const { rows, next } = pageOfRows<Row>(
      await filtered.limit(query.limit + 1).select(),
      query.limit,
      latestFirst,
    );
    return { rows: rows.map(readMilestoneRow), next, total };
  }

  /** Those of some postmortems and learnings, by key, that are published and that a reader may see. */
  async seen(
    tx: Knex,
    keys: readonly string[],
    reader: PostmortemReader,
  ): Promise<ReadonlySet<string>> {
    const isOf = (kind: 'postmortem' | 'learning') => (key: string) =>
      idInKey(kind, key) !== undefined;
    const published = () => {
      const query = tx('postmortem').where('postmortem.status', 'published');
      this.postmortems.restrict(query, reader);
      return query;
    };
    const postmortems: Row[] = await published()
      .whereIn('postmortem.id', keys.filter(isOf('postmortem')).map(fromKey))
      .select('postmortem.id');
    const learnings: Row[] = await published()
      .join('learning', 'learning.postmortem_id', 'postmortem.id')
      .join('learning_record', 'learning_record.learning_id', 'learning.id')
      .whereIn('learning_record.id', keys.filter(isOf('learning')).map(fromKey))
      .whereNotNull('learning.published_at')
      .select('learning_record.id');
    return new Set([
      ...postmortems.map(({ id }) => toKey('postmortem', int(id))),
      ...learnings.map(({ id }) => toKey('learning', int(id))),
    ]);
  }
}

/** A group and all below it. */
function familyOf(tx: Knex, group: string): Knex.QueryBuilder {
  return tx('catalog_group_ancestor')
    .where('ancestor_ref', group)
    .select('group_ref')
    .unionAll(self => self.select(tx.raw('?', [group])));
}
