import {
  ChangeInput,
  ChangeReason,
  ChangeRiskInput,
  ChangeStatus,
  RiskOutcome,
} from '@afterword/plugin-reliability-common';
import {
  bool,
  int,
  intOrNull,
  Row,
  searchText,
  textOrNull,
} from '../platform/database/columns';

/** What a write says of a change review. Times are UTC milliseconds. */
export interface ChangeFields
  extends Pick<
    ChangeInput,
    'title' | 'description' | 'owner' | 'release' | 'url'
  > {
  readonly entities: readonly string[];
  readonly plannedFor: number;
  readonly until: number | null;
  readonly status: ChangeStatus;
  readonly reason: string;
  readonly outcome: string;
  readonly doneAt: number | null;
  /** When it was made for the first time, also where it is planned again; kept from then on. */
  readonly firstDoneAt: number | null;
  /** When somebody took it up again: what was released before does not close it. */
  readonly reopenedAt: number | null;
  /** Where it came from, and what it is called there; null: it was written here. */
  readonly source: string | null;
  readonly externalId: string | null;
  /** Of the last record that was imported; null for what was not. */
  readonly recordHash: string | null;
  readonly extra: Readonly<Record<string, unknown>> | null;
  readonly createdBy: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Of a change review that is written here. */
export const writtenHere = {
  source: null,
  externalId: null,
  recordHash: null,
  extra: null,
} as const;

/** A change review as it is stored. */
export interface StoredChange extends ChangeFields {
  readonly id: number;
  readonly version: number;
}

/** A change review as lists have it. */
export interface ListedChange extends StoredChange {
  readonly risks: number;
  readonly unprepared: number;
}

/** A way in which a change may fail, as it is stored. */
export interface StoredRisk extends Omit<ChangeRiskInput, 'actionItem'> {
  readonly id: string;
  readonly version: number;
  readonly actionItemId: number | null;
  readonly reasons: readonly ChangeReason[];
  readonly foreseen: boolean;
  readonly outcome: RiskOutcome;
}

export function changeRowOf(fields: ChangeFields) {
  return {
    title: fields.title,
    search_text: searchText(fields.title),
    description: fields.description,
    planned_for: fields.plannedFor,
    until: fields.until,
    owner_ref: fields.owner,
    release: fields.release,
    url: fields.url,
    status: fields.status,
    reason: fields.reason,
    outcome: fields.outcome,
    done_at: fields.doneAt,
    first_done_at: fields.firstDoneAt ?? fields.doneAt,
    reopened_at: fields.reopenedAt,
    source: fields.source,
    external_id: fields.externalId,
    record_hash: fields.recordHash,
    extra: fields.extra === null ? null : JSON.stringify(fields.extra),
    created_by: fields.createdBy,
    created_at: fields.createdAt,
    updated_at: fields.updatedAt,
  };
}

/** @param entities - what it touches, which stands in rows of its own */
export function readChangeRow(
  row: Row,
  entities: readonly string[],
): StoredChange {
  return {
    id: int(row.id),
    version: int(row.version),
    title: String(row.title),
    description: String(row.description),
    entities,
    plannedFor: int(row.planned_for),
    until: intOrNull(row.until),
    owner: textOrNull(row.owner_ref),
    release: textOrNull(row.release),
    url: textOrNull(row.url),
    status: row.status as ChangeStatus,
    reason: String(row.reason),
    outcome: String(row.outcome),
    doneAt: intOrNull(row.done_at),
    firstDoneAt: intOrNull(row.first_done_at),
    reopenedAt: intOrNull(row.reopened_at),
    source: textOrNull(row.source),
    externalId: textOrNull(row.external_id),
    recordHash: textOrNull(row.record_hash),
    extra: row.extra === null ? null : JSON.parse(String(row.extra)),
    createdBy: String(row.created_by),
    createdAt: int(row.created_at),
    updatedAt: int(row.updated_at),
  };
}

export function riskRowOf(risk: StoredRisk) {
  return {
    version: risk.version,
    failure_mode: risk.failureMode,
    text: risk.text,
    likelihood: risk.likelihood,
    impact: risk.impact,
    detection: risk.detection,
    rollback: risk.rollback,
    runbook: risk.runbook,
    owner_ref: risk.owner,
    action_item_id: risk.actionItemId,
    reasons: JSON.stringify(risk.reasons),
    foreseen: risk.foreseen,
    outcome: risk.outcome,
  };
}

export function readRiskRow(row: Row): StoredRisk {
  return {
    id: String(row.id),
    version: int(row.version),
    failureMode: textOrNull(row.failure_mode),
    text: String(row.text),
    likelihood: row.likelihood as StoredRisk['likelihood'],
    impact: row.impact as StoredRisk['impact'],
    detection: String(row.detection),
    rollback: String(row.rollback),
    runbook: String(row.runbook),
    owner: textOrNull(row.owner_ref),
    actionItemId: intOrNull(row.action_item_id),
    reasons: JSON.parse(String(row.reasons)),
    foreseen: bool(row.foreseen),
    outcome: row.outcome as RiskOutcome,
  };
}
