import type {
  HistoryEntry,
  KeyedKind,
  Page,
} from '@afterword/plugin-reliability-common';
import { toInstant } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Access } from '../access/Access';
import { int, intOrNull, Row, textOrNull } from '../database/columns';
import { inBatches } from '../database/dialect';
import { KeysetColumn, keyset, pageOfRows } from '../database/keyset';
import { Principal } from '../http/RequestContext';

/** Field → [before, after]. */
export type Changes = Readonly<Record<string, readonly [unknown, unknown]>>;

/**
 * What has a history: what has a key, the words for how things fail, series of reviews, what was answered about learnings, milestones, processes, and that reports
 * are sent, of which the history is all that is left once it is stopped.
 */
type RecordedKind =
  | KeyedKind
  | 'failureMode'
  | 'feed'
  | 'learningApplication'
  | 'milestone'
  | 'process'
  | 'reportSubscription'
  | 'reviewSeries';

/** A change to append. */
interface NewEntry {
  readonly kind: RecordedKind;
  readonly id: number;
  readonly version: number;
  readonly at: number;
  readonly actor: string | null;
  readonly action: string;
  readonly changes: Changes;
  readonly confidentialId: number | null;
}

/** What one actor saves of one field belongs together for so long. */
const ONE_SITTING_MS = 10 * 60_000;

const latestFirst: readonly KeysetColumn[] = [
  { column: 'history.id', direction: 'desc', property: 'id', type: 'number' },
];

/**
 * Every change of everything that has a key, of the words for how things fail, and of who gets reports: appended in the transaction of the change, and
 * rewritten only while somebody types ({@link History.typed}).
 *
 * A change of what is confidential is its circle's for good ({@link circleOfChange}): it says what was so before, and publishing shows
 * what is so now. To others it says who did what when.
 */
export class History {
  constructor(private readonly access: Access) {}

  async append(tx: Knex, entry: NewEntry): Promise<void> {
    await this.appendAll(tx, [entry]);
  }

  async appendAll(tx: Knex, entries: readonly NewEntry[]): Promise<void> {
    const rows = entries.map(entry => ({
      resource_kind: entry.kind,
      resource_id: entry.id,
      version: entry.version,
      at: entry.at,
      actor: entry.actor,
      action: entry.action,
      changes: JSON.stringify(entry.changes),
      confidential_id: entry.confidentialId,
    }));
    for (const batch of inBatches(rows, 8)) await tx('history').insert(batch);
  }

  /**
   * Appends a change of one field that is saved while somebody types. What one actor makes of it within ten minutes is one entry, from what was
   * there before the first save to what the last one left; a save by somebody else begins a new one.
   */
  async typed(
    tx: Knex,
    entry: Omit<NewEntry, 'changes'>,
    field: string,
    [before, after]: Changes[string],
  ): Promise<void> {
    const last: Row | undefined = await tx('history')
      .where({ resource_kind: entry.kind, resource_id: entry.id })
      .where({ action: entry.action })
      .where('changes', 'like', `{"${field}":%`)
      .orderBy('id', 'desc')
      .first('id', 'at', 'actor', 'changes', 'confidential_id');
    const belongs =
      last !== undefined &&
      textOrNull(last.actor) === entry.actor &&
      intOrNull(last.confidential_id) === entry.confidentialId &&
      entry.at - int(last.at) < ONE_SITTING_MS;
    if (!belongs) {
      await this.append(tx, {
        ...entry,
        changes: { [field]: [before, after] },
      });
      return;
    }
    const { [field]: began }: Changes = JSON.parse(String(last.changes));
    await tx('history')
      .where('id', int(last.id))
      .update({
        version: entry.version,
        changes: JSON.stringify({ [field]: [began[0], after] }),
      });
  }

  /** Gives the readers that a thing has got to what of its history was everybody's; what was a circle's stays that circle's. */
  async restrict(
    tx: Knex,
    kind: KeyedKind,
    id: number,
    confidentialId: number,
  ): Promise<void> {
    await tx('history')
      .where({ resource_kind: kind, resource_id: id })
      .whereNull('confidential_id')
      .update({ confidential_id: confidentialId });
  }

  /** Who made a thing (index `history_resource`); null where nobody is kept. */
  async creatorOf(
    tx: Knex,
    kind: KeyedKind,
    id: number,
  ): Promise<string | null> {
    const first = await tx('history')
      .where({ resource_kind: kind, resource_id: id })
      .orderBy('id')
      .first('actor');
    return textOrNull(first?.actor);
  }

  /** What changed in one field of a thing, whoever asks, first to last (index `history_resource`): never for an answer. */
  async changesOf(
    tx: Knex,
    thing: { readonly kind: RecordedKind; readonly id: number },
    field: string,
  ): Promise<
    {
      readonly actor: string | null;
      readonly action: string;
      readonly change: Changes[string];
    }[]
  > {
    const rows: Row[] = await tx('history')
      .where({ resource_kind: thing.kind, resource_id: thing.id })
      .where('changes', 'like', `%"${field}":%`)
      .orderBy('id')
      .select('actor', 'action', 'changes');
    return rows.flatMap(({ actor, action, changes }) => {
      const { [field]: change }: Changes = JSON.parse(String(changes));
      return change === undefined
        ? []
        : { actor: textOrNull(actor), action: String(action), change };
    });
  }

  /** Whether anybody but one did any of some things to it (index `history_resource`). */
  async hasOfOthers(
    tx: Knex,
    kind: KeyedKind,
    id: number,
    actions: readonly string[],
    actor: string,
  ): Promise<boolean> {
    const found = await tx('history')
      .where({ resource_kind: kind, resource_id: id })
      .whereIn('action', [...actions])
      .where(others => others.whereNot('actor', actor).orWhereNull('actor'))
      .first('id');
    return found !== undefined;
  }

  /**
   * A page of one thing's history, latest first (index `history_resource`). Whether the thing may be read was asked before; what is told of
   * each change is asked here.
   */
  async list(
    tx: Knex,
    thing: { readonly kind: RecordedKind; readonly id: number },
    principal: Principal,
    page: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<HistoryEntry>> {
    const query = tx('history')
      .where({ resource_kind: thing.kind, resource_id: thing.id })
      .limit(page.limit + 1)
      .select('id', 'version', 'at', 'actor', 'action', 'changes')
      .select('confidential_id');
    keyset(query, latestFirst, page.cursor);
    const { rows, next } = pageOfRows(await query, page.limit, latestFirst);
    const circleOf = rows.map(row => intOrNull(row.confidential_id));
    const own = await this.access.circlesOf(
      tx,
      circleOf.flatMap(id => id ?? []),
      principal,
    );
    return {
      items: rows.map((row, index) => {
        const circle = circleOf[index];
        const isTold = circle === null || own.has(circle);
        return {
          at: toInstant(int(row.at)),
          by: row.actor,
          action: row.action,
          version: int(row.version),
          changes: isTold ? JSON.parse(row.changes) : {},
        };
      }),
      page: { next },
    };
  }
}

type Confidential = { readonly confidentialId: number | null };

/** Whose a change is: that of the circle from before, since it tells what was so then; else of the one that its thing has got. */
export function circleOfChange(
  before: Confidential,
  after: Confidential,
): number | null {
  return before.confidentialId ?? after.confidentialId;
}

/** What differs between two states of the same shape, field by field; equal values are left out. */
export function changesBetween<TState extends object>(
  before: TState,
  after: TState,
): Changes {
  const changes: Record<string, readonly [unknown, unknown]> = {};
  for (const field of Object.keys(after) as (keyof TState & string)[]) {
    if (JSON.stringify(before[field]) !== JSON.stringify(after[field])) {
      changes[field] = [before[field] ?? null, after[field] ?? null];
    }
  }
  return changes;
}
