import { Knex } from 'knex';
import { int, Row } from '../platform/database/columns';
import { inBatches } from '../platform/database/dialect';

/** What can belong to a change. */
export type LinkedKind = 'deployment' | 'incident';

/** What somebody said of a deployment or an incident beside a change. */
export interface StoredLink {
  readonly kind: LinkedKind;
  /** Of the deployment or the incident. */
  readonly id: number;
  readonly state: 'linked' | 'dismissed';
}

/** The SQL of what somebody said belongs to changes, or does not. Whoever writes holds the change. */
export class ChangeLinkStore {
  async of(tx: Knex, changeId: number): Promise<StoredLink[]> {
    const found = await this.ofAll(tx, [changeId]);
    return found.get(changeId) ?? [];
  }

  /** What was said beside some changes, by the ids of these. */
  async ofAll(
    tx: Knex,
    changeIds: readonly number[],
  ): Promise<ReadonlyMap<number, StoredLink[]>> {
    const found = new Map<number, StoredLink[]>();
    for (const batch of inBatches(changeIds, 1)) {
      const rows: Row[] = await tx('change_link')
        .whereIn('change_id', batch)
        .orderBy(['change_id', 'kind', 'thing_id'])
        .select();
      for (const row of rows) {
        const id = int(row.change_id);
        const link = {
          kind: row.kind as LinkedKind,
          id: int(row.thing_id),
          state: row.state as StoredLink['state'],
        };
        found.set(id, [...(found.get(id) ?? []), link]);
      }
    }
    return found;
  }

  async put(
    tx: Knex,
    changeId: number,
    { kind, id, state }: StoredLink,
    said: { readonly by: string; readonly at: number },
  ): Promise<void> {
    await tx('change_link')
      .insert({
        change_id: changeId,
        kind,
        thing_id: id,
        state,
        said_by: said.by,
        said_at: said.at,
      })
      .onConflict(['change_id', 'kind', 'thing_id'])
      .merge(['state', 'said_by', 'said_at']);
  }

  async remove(
    tx: Knex,
    changeId: number,
    { kind, id }: Pick<StoredLink, 'kind' | 'id'>,
  ): Promise<void> {
    await tx('change_link')
      .where({ change_id: changeId, kind, thing_id: id })
      .delete();
  }
}
