import {
  ActionItemRecord,
  actionItemRecord,
  isPromised,
  promisedAt,
  toMillis,
} from '@afterword/plugin-reliability-common';
import { ActionItemFields, StoredActionItem } from '../../actionItems';
import { extraFields } from './extraFields';

/** What the record names, and what was there before for the rest; null takes a value away. */
export function fieldsOf(
  record: ActionItemRecord,
  before: StoredActionItem | undefined,
  now: number,
): Omit<ActionItemFields, 'postmortemId' | 'incidentId' | 'recordHash'> {
  const named = <T>(value: T | undefined, present: T | undefined, none: T): T =>
    value === undefined ? present ?? none : value;
  const moment = (text: string | null | undefined, present?: number | null) =>
    typeof text === 'string' ? toMillis(text) : named(text, present, null);
  const status = record.status ?? before?.status ?? 'candidate';
  const due = named(record.due, before?.due, null);
  return {
    title: record.title,
    description: record.description ?? before?.description ?? '',
    type: named(record.itemType, before?.type, null),
    entity: named(record.entity, before?.entity, null),
    owner: named(record.owner, before?.owner, null),
    assignee: named(record.assignee, before?.assignee, null),
    due,
    acceptanceTest: record.acceptanceTest ?? before?.acceptanceTest ?? '',
    trackerUrl: named(record.trackerUrl, before?.trackerUrl, null),
    status,
    statusNote: record.statusNote ?? before?.statusNote ?? '',
    originalDue:
      record.originalDue ??
      before?.originalDue ??
      (isPromised(status) ? due : null),
    checkOn: named(record.checkOn, before?.checkOn, null),
    // That it was promised is nothing that a record takes back.
    committedAt:
      moment(record.committedAt, before?.committedAt) ??
      (before ? promisedAt(before, status, now) : null),
    doneAt: moment(record.doneAt, before?.doneAt),
    verifiedAt: moment(record.verifiedAt, before?.verifiedAt),
    extra: extraFields(actionItemRecord, record),
    source: record.source,
    externalId: record.externalId,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
    createdBy: before?.createdBy ?? null,
  };
}
