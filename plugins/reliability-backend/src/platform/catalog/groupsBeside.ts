import { Knex } from 'knex';
import { inBatches } from '../database/dialect';

/** Groups that stand beside each of some entities in a table of pairs, in order; entities beside which none stands are left out. */
export async function groupsBeside(
  tx: Knex,
  table: string,
  [of, beside]: readonly [string, string],
  refs: readonly string[],
): Promise<Map<string, string[]>> {
  const groups = new Map<string, string[]>();
  for (const batch of inBatches([...new Set(refs)], 1)) {
    const rows = await tx(table)
      .whereIn(of, batch)
      .orderBy([of, beside])
      .select(of, beside);
    for (const { [of]: ref, [beside]: group } of rows) {
      groups.set(ref, [...(groups.get(ref) ?? []), group]);
    }
  }
  return groups;
}
