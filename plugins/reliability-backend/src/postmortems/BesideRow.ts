import { ActionItemStatus } from '@afterword/plugin-reliability-common';
import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { ActionItemReader, ActionItems } from '../actionItems';
import {
  gistColumns,
  IncidentGist,
  IncidentReader,
  Incidents,
  readGists,
} from '../incidents';
import { Row } from '../platform/database/columns';
import { jsonArrayOf, jsonOf } from '../platform/database/dialect';

/** How many action items of a postmortem are in each status. */
export type ItemCounts = ReadonlyMap<ActionItemStatus, number>;

/** What stands beside a postmortem of what its reader may see. */
export interface BesidePostmortem {
  /** As they were attached, in that order. */
  readonly incidents: readonly IncidentGist[];
  readonly items: ItemCounts;
}

/** The same as columns that are correlated with the row, so that a list is one statement. */
export type BesideColumns = Readonly<
  Record<'beside_incidents' | 'beside_items', Knex.QueryBuilder | Knex.Raw>
>;

/** For {@link readBeside}; what may not be read at all has no reader. */
export function besideColumns(
  tx: Knex,
  { incidents, actionItems }: BesideSlices,
  readers: {
    readonly incidents: IncidentReader | undefined;
    readonly actionItems: ActionItemReader | undefined;
  },
): BesideColumns {
  const nothing = tx.raw("'[]'");
  const attached = (reader: IncidentReader) => {
    const rows = tx('postmortem_incident')
      .join('incident', 'incident.id', 'postmortem_incident.incident_id')
      .whereRaw('postmortem_incident.postmortem_id = postmortem.id');
    incidents.store.restrict(rows, reader);
    return jsonArrayOf(tx, rows, [
      ...gistColumns(tx),
      'postmortem_incident.position',
    ]);
  };
  return {
    beside_incidents: readers.incidents ? attached(readers.incidents) : nothing,
    beside_items: readers.actionItems
      ? actionItems.store.statusesBeside(tx, readers.actionItems)
      : nothing,
  };
}

/** Slices that postmortems stand below, and have something of beside them. */
export interface BesideSlices {
  readonly incidents: Incidents;
  readonly actionItems: ActionItems;
}

/**
 * What {@link besideColumns} brought into a row.
 *
 * @throws NotFoundError when the postmortem was discarded since it was read
 */
export function readBeside(row: Row | undefined): BesidePostmortem {
  if (row === undefined) throw new NotFoundError('It is gone');
  return {
    incidents: readGists(row.beside_incidents),
    items: countsOf(jsonOf<[ActionItemStatus][]>(row.beside_items).flat()),
  };
}

function countsOf(statuses: readonly ActionItemStatus[]): ItemCounts {
  const counts = new Map<ActionItemStatus, number>();
  for (const status of statuses) {
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return counts;
}
