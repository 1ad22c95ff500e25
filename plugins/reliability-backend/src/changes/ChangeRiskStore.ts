import { Knex } from 'knex';
import { int, Row } from '../platform/database/columns';
import { inBatches } from '../platform/database/dialect';
import { readRiskRow, riskRowOf, StoredRisk } from './ChangeRow';

/** The SQL of ways in which changes may fail. Whoever writes holds the change. */
export class ChangeRiskStore {
  /** Those of a change, in the order in which they were written down. */
  async of(tx: Knex, changeId: number): Promise<StoredRisk[]> {
    const found = await this.ofAll(tx, [changeId]);
    return found.get(changeId) ?? [];
  }

  /** The same of some changes, by the ids of these. */
  async ofAll(
    tx: Knex,
    changeIds: readonly number[],
  ): Promise<ReadonlyMap<number, StoredRisk[]>> {
    const found = new Map<number, StoredRisk[]>();
    for (const batch of inBatches(changeIds, 1)) {
      const rows: Row[] = await tx('change_risk')
        .whereIn('change_id', batch)
        .orderBy(['change_id', 'position'])
        .select();
      for (const row of rows) {
        const id = int(row.change_id);
        found.set(id, [...(found.get(id) ?? []), readRiskRow(row)]);
      }
    }
    return found;
  }

  /** Who looks after what is prepared for some changes, by the ids of these. */
  async ownersOf(
    tx: Knex,
    changeIds: readonly number[],
  ): Promise<ReadonlyMap<number, string[]>> {
    const rows: Row[] = await tx('change_risk')
      .whereIn('change_id', [...changeIds])
      .whereNotNull('owner_ref')
      .select('change_id', 'owner_ref');
    const found = new Map<number, string[]>();
    for (const row of rows) {
      const id = int(row.change_id);
      found.set(id, [...(found.get(id) ?? []), String(row.owner_ref)]);
    }
    return found;
  }

  async add(tx: Knex, changeId: number, risk: StoredRisk): Promise<number> {
    const last: Row | undefined = await tx('change_risk')
      .where('change_id', changeId)
      .max({ position: 'position' })
      .first();
    const position = int(last?.position ?? -1) + 1;
    await tx('change_risk').insert({
      id: risk.id,
      change_id: changeId,
      position,
      ...riskRowOf(risk),
    });
    return position;
  }

  async update(tx: Knex, risk: StoredRisk): Promise<void> {
    await tx('change_risk').where('id', risk.id).update(riskRowOf(risk));
  }

  async remove(tx: Knex, id: string): Promise<void> {
    await tx('change_risk').where({ id }).delete();
  }
}
