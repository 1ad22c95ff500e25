import { MemberMove } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { bool, int, Row } from '../database/columns';
import { inBatches } from '../database/dialect';
import { ProjectedMembership } from './projectCatalog';

const DAY = 86_400_000;

/** How long it is known who joined and left: three years, which is longer than most trends that are looked at. */
const KEPT = 3 * 365 * DAY;

/** Keeps what joined and left scopes. */
export class MembershipLog {
  /** Puts down what changed, and forgets what is long ago. */
  async put(
    tx: Knex,
    changes: {
      readonly joined: readonly ProjectedMembership[];
      readonly left: readonly ProjectedMembership[];
    },
    now: number,
  ): Promise<void> {
    await tx('membership_change')
      .where('at', '<', now - KEPT)
      .delete();
    const rows = [
      ...changes.left.map(each => ({ ...each, joined: false, at: now })),
      ...changes.joined.map(each => ({ ...each, joined: true, at: now })),
    ];
    for (const batch of inBatches(rows, 4)) {
      await tx('membership_change').insert(batch);
    }
  }

  /** What joined a scope and left it in `[from, until)`, in the order of time (index `membership_change_scope`). */
  async changesOf(
    tx: Knex,
    scope: string,
    { from, until }: { readonly from: number; readonly until: number },
  ): Promise<MemberMove[]> {
    const rows: Row[] = await tx('membership_change')
      .where('scope_ref', scope)
      .where('at', '>=', from)
      .where('at', '<', until)
      .orderBy(['at', 'id'])
      .select('entity_ref', 'joined', 'at');
    return rows.map(row => ({
      entityRef: String(row.entity_ref),
      joined: bool(row.joined),
      at: int(row.at),
    }));
  }
}
