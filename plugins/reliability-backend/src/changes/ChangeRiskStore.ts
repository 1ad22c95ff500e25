import { isDeepStrictEqual } from 'node:util';
import { Knex } from 'knex';
import { int, Row } from '../platform/database/columns';
import { inBatches } from '../platform/database/dialect';
import { VersionMoved } from '../platform/http/httpErrors';
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
        .orderBy(['change_id', 'position', 'id'])
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
    // Behind those that were taken back as well: whichever is brought back stands where it was.
    const last = await Promise.all(
      ['change_risk', 'removed_change_risk'].map(async table => {
        const row: Row | undefined = await tx(table)
          .where('change_id', changeId)
          .max({ position: 'position' })
          .first();
        return int(row?.position ?? -1);
      }),
    );
    const position = Math.max(...last) + 1;
    await tx('change_risk').insert({
      id: risk.id,
      change_id: changeId,
      position,
      ...riskRowOf(risk),
    });
    return position;
  }

  /**
   * Makes the ways in which a change may fail others, in their order; those that stay are known by their ids.
   *
   * @throws VersionMoved when somebody has rewritten one of them since, or taken it away
   */
  async replace(
    tx: Knex,
    changeId: number,
    before: readonly StoredRisk[],
    risks: readonly StoredRisk[],
  ): Promise<void> {
    const kept = new Set(before.map(({ id }) => id));
    const is = new Set(risks.map(({ id }) => id));
    const gone = [...kept].filter(id => !is.has(id));
    if (gone.length > 0) await tx('change_risk').whereIn('id', gone).delete();
    const placed = risks.map((risk, position) => ({
      id: risk.id,
      position,
      ...riskRowOf(risk),
    }));
    for (const [was, risk] of before.entries()) {
      const position = risks.findIndex(({ id }) => id === risk.id);
      if (position < 0) continue;
      if (position === was && isDeepStrictEqual(risks[position], risk))
        continue;
      const { id, version } = risk;
      const found = await tx('change_risk')
        .where({ id, version })
        .update({ position, ...riskRowOf(risks[position]) });
      if (found === 0) throw new VersionMoved();
    }
    const added = placed.filter(({ id }) => !kept.has(id));
    for (const batch of inBatches(added, 16)) {
      await tx('change_risk').insert(
        batch.map(row => ({ ...row, change_id: changeId })),
      );
    }
  }

  async update(tx: Knex, risk: StoredRisk): Promise<void> {
    await tx('change_risk').where('id', risk.id).update(riskRowOf(risk));
  }

  async remove(tx: Knex, id: string): Promise<void> {
    await tx('change_risk').where({ id }).delete();
  }
}
