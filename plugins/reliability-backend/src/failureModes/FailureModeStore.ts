import {
  defaultFailureModes,
  FactorLayer,
  FailureMode,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { int, Row, textOrNull } from '../platform/database/columns';
import { holdName } from '../platform/database/dialect';

/** The SQL of failure modes. Those that nobody has changed have no row: they come with the plugin, and get better with it. */
export class FailureModeStore {
  /** All of them, A to Z by name. */
  async all(tx: Knex): Promise<FailureMode[]> {
    const rows: Row[] = await tx('failure_mode').select();
    const stored = rows.map(readRow);
    const changed = new Set(stored.map(({ id }) => id));
    return [
      ...stored,
      ...defaultFailureModes.filter(({ id }) => !changed.has(id)),
    ].sort((a, b) => a.name.localeCompare(b.name, 'en'));
  }

  /** The number under which the history knows one; undefined where nobody has changed it. */
  async numberOf(tx: Knex, id: string): Promise<number | undefined> {
    const row: Row | undefined = await tx('failure_mode')
      .where('slug', id)
      .first('id');
    return row && int(row.id);
  }

  /**
   * Has whoever else changes the words wait until the transaction ends, since no two modes may have one in common. By a name: those that
   * nobody has changed have no row to hold.
   */
  async hold(tx: Knex): Promise<void> {
    await holdName(tx, 'failure modes');
  }

  /** @returns the number under which the history knows it */
  async put(tx: Knex, mode: FailureMode): Promise<number> {
    const [row]: Row[] = await tx('failure_mode')
      .insert(toRow(mode))
      .onConflict('slug')
      .merge()
      .returning('id');
    return int(row.id);
  }
}

function readRow(row: Row): FailureMode {
  return {
    id: String(row.slug),
    name: String(row.name),
    description: String(row.description),
    layer: row.layer as FactorLayer | null,
    aliases: JSON.parse(String(row.aliases)),
    retired: Boolean(row.retired),
    replacedBy: textOrNull(row.replaced_by),
    version: int(row.version),
  };
}

function toRow(mode: FailureMode) {
  return {
    slug: mode.id,
    name: mode.name,
    description: mode.description,
    layer: mode.layer,
    aliases: JSON.stringify(mode.aliases),
    retired: mode.retired,
    replaced_by: mode.replacedBy,
    version: mode.version,
  };
}
