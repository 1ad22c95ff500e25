import {
  ActionItem,
  ActionItemStanding,
  ActionItemStatus,
  ActionItemType,
  isOverdue,
  nextSteps,
  toDay,
  instantOrNull,
  toInstant,
  toKey,
} from '@afterword/plugin-reliability-common';
import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { sourceToShow } from '../platform/access/sourceToShow';
import {
  int,
  intOrNull,
  Row,
  searchText,
  textOrNull,
} from '../platform/database/columns';

/** An action item as it is stored. Times are UTC milliseconds, days `YYYY-MM-DD`. */
export interface StoredActionItem extends ActionItemStanding {
  readonly id: number;
  readonly version: number;
  readonly title: string;
  readonly description: string;
  readonly type: ActionItemType | null;
  readonly entity: string | null;
  readonly owner: string | null;
  /** Owner of the entity by the catalog as it is now: read with the row, never written. */
  readonly entityOwner: string | null;
  readonly assignee: string | null;
  readonly due: string | null;
  readonly acceptanceTest: string;
  readonly trackerUrl: string | null;
  readonly postmortemId: number | null;
  readonly incidentId: number | null;
  readonly extra: Readonly<Record<string, unknown>> | null;
  readonly source: string | null;
  readonly externalId: string | null;
  /** Of the last record that was imported; null for what was not. */
  readonly recordHash: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly createdBy: string | null;
  readonly confidentialId: number | null;
}

/** Fields of an action item that a write sets; who may read it follows from what it belongs to. */
export type ActionItemFields = Omit<
  StoredActionItem,
  'id' | 'version' | 'entityOwner' | 'confidentialId'
>;

/** What nobody has said or done yet of an idea that is noted here. */
export const nothingPromised = {
  status: 'candidate',
  statusNote: '',
  originalDue: null,
  checkOn: null,
  committedAt: null,
  doneAt: null,
  verifiedAt: null,
  extra: null,
  source: null,
  externalId: null,
  recordHash: null,
} as const;

/** Who is accountable now: the override, else the entity's owner. */
export function accountableOf(
  item: Pick<StoredActionItem, 'owner' | 'entityOwner'>,
): string | null {
  return item.owner ?? item.entityOwner;
}

/** A row of `action_item` with its `entity_owner` → what it means. */
export function readActionItemRow(row: Row): StoredActionItem {
  return {
    id: int(row.id),
    version: int(row.version),
    title: String(row.title),
    description: String(row.description),
    type: row.type as ActionItemType | null,
    status: row.status as ActionItemStatus,
    statusNote: String(row.status_note),
    entity: textOrNull(row.entity_ref),
    owner: textOrNull(row.owner_ref),
    entityOwner: textOrNull(row.entity_owner),
    assignee: textOrNull(row.assignee_ref),
    due: textOrNull(row.due),
    originalDue: textOrNull(row.original_due),
    checkOn: textOrNull(row.check_on),
    acceptanceTest: String(row.acceptance_test),
    trackerUrl: textOrNull(row.tracker_url),
    committedAt: intOrNull(row.committed_at),
    doneAt: intOrNull(row.done_at),
    verifiedAt: intOrNull(row.verified_at),
    postmortemId: intOrNull(row.postmortem_id),
    incidentId: intOrNull(row.incident_id),
    extra: row.extra === null ? null : JSON.parse(String(row.extra)),
    source: textOrNull(row.source),
    externalId: textOrNull(row.external_id),
    recordHash: textOrNull(row.record_hash),
    createdAt: int(row.created_at),
    updatedAt: int(row.updated_at),
    createdBy: textOrNull(row.created_by),
    confidentialId: intOrNull(row.confidential_id),
  };
}

/** What stands beside an item of what it belongs to, as columns that are correlated with its row. */
export interface TitleColumns {
  readonly postmortem: Knex.QueryBuilder | Knex.Raw;
  readonly incident: Knex.QueryBuilder | Knex.Raw;
}

/** Titles of what an item belongs to; null where it belongs to nothing that the reader may see. */
export type TitlesBeside = {
  readonly [Name in keyof TitleColumns]: string | null;
};

/** Brings titles into a query. */
export function titleColumns({ postmortem, incident }: TitleColumns) {
  return { postmortem_title: postmortem, incident_title: incident };
}

/**
 * What {@link titleColumns} brought into a row.
 *
 * @throws NotFoundError when the action item was discarded with its draft since it was read
 */
export function readTitles(row: Row | undefined): TitlesBeside {
  if (row === undefined) throw new NotFoundError('It is gone');
  return {
    postmortem: textOrNull(row.postmortem_title),
    incident: textOrNull(row.incident_title),
  };
}

/** Whether a reader sees an item and not the postmortem that it belongs to: what it was called there, and under what it stood, is not theirs. */
export function isShownApart(
  { postmortemId }: Pick<StoredActionItem, 'postmortemId'>,
  { postmortem }: Pick<ActionItem, 'postmortem'>,
): boolean {
  return postmortemId !== null && postmortem === null;
}

/** What a reader gets to see. */
export function presentActionItem(
  stored: StoredActionItem,
  beside: Pick<ActionItem, 'postmortem' | 'incident' | 'entityKnown'>,
  now: number,
): ActionItem {
  const isApart = isShownApart(stored, beside);
  const accountable = accountableOf(stored);
  return {
    key: toKey('actionItem', stored.id),
    version: stored.version,
    title: stored.title,
    description: stored.description,
    type: stored.type,
    status: stored.status,
    statusNote: stored.statusNote,
    entity: stored.entity,
    owner: stored.owner,
    accountable,
    assignee: stored.assignee,
    due: stored.due,
    originalDue: stored.originalDue,
    overdue: isOverdue(stored.status, stored.due, toDay(now)),
    checkOn: stored.checkOn,
    acceptanceTest: stored.acceptanceTest,
    trackerUrl: stored.trackerUrl,
    committedAt: instantOrNull(stored.committedAt),
    doneAt: instantOrNull(stored.doneAt),
    verifiedAt: instantOrNull(stored.verifiedAt),
    ...beside,
    source: isApart
      ? null
      : sourceToShow(toKey('actionItem', stored.id), stored),
    confidential: stored.confidentialId !== null,
    createdAt: toInstant(stored.createdAt),
    updatedAt: toInstant(stored.updatedAt),
    createdBy: stored.createdBy,
    next: nextSteps({ ...stored, accountable }),
  };
}

/** An action item to write, and who may read it. */
export type ActionItemToWrite = ActionItemFields &
  Pick<StoredActionItem, 'confidentialId'>;

/** Sorts what has no due day after everything that has one. */
const NO_DUE_DAY = '9999-12-31';

/** What an action item means → a row of `action_item`, without its id and version. */
export function actionItemRowOf(item: ActionItemToWrite) {
  return {
    title: item.title,
    search_text: searchText(item.title),
    description: item.description,
    type: item.type,
    status: item.status,
    status_note: item.statusNote,
    entity_ref: item.entity,
    owner_ref: item.owner,
    assignee_ref: item.assignee,
    due: item.due,
    due_sort: item.due ?? NO_DUE_DAY,
    original_due: item.originalDue,
    check_on: item.checkOn,
    acceptance_test: item.acceptanceTest,
    tracker_url: item.trackerUrl,
    committed_at: item.committedAt,
    done_at: item.doneAt,
    verified_at: item.verifiedAt,
    postmortem_id: item.postmortemId,
    incident_id: item.incidentId,
    source: item.source,
    external_id: item.externalId,
    record_hash: item.recordHash,
    extra: item.extra === null ? null : JSON.stringify(item.extra),
    created_at: item.createdAt,
    updated_at: item.updatedAt,
    created_by: item.createdBy,
    confidential_id: item.confidentialId,
  };
}
