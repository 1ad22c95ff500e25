import {
  ChangeReviewRecord,
  changeReviewRecord,
  LineProblem,
  MAX_CHANGE_LINKS,
  MAX_CHANGE_RISKS,
  toMillis,
  wrongInHistory,
} from '@afterword/plugin-reliability-common';
import { ChangeFields, StoredChange } from '../../changes';
import { extraFields } from './extraFields';
import { identityOf } from './identity';
import { ImportContext, RecordToImport } from './RecordImporter';
import { saidTwice } from './saidTwice';

/** What the record names, and what was there before for the rest; null takes a value away that may be missing. */
export function fieldsOf(
  { record, hash }: RecordToImport<ChangeReviewRecord>,
  before: StoredChange | undefined,
  { actor, now, principal }: Pick<ImportContext, 'actor' | 'now' | 'principal'>,
): ChangeFields {
  const named = <T>(value: T | undefined, present: T | undefined, none: T): T =>
    value === undefined ? present ?? none : value;
  const moment = (
    value: string | null | undefined,
    present: number | null | undefined,
  ): number | null =>
    typeof value === 'string'
      ? toMillis(value)
      : named(value, present ?? null, null);
  const status = record.status ?? before?.status ?? 'planned';
  const isMade = isOver(status);
  const doneAt = moment(record.doneAt, isMade ? before?.doneAt : null);
  // From then on its predictions stay, and nobody's record takes that back.
  const firstDoneAt =
    before?.firstDoneAt ?? moment(record.firstDoneAt, doneAt) ?? doneAt;
  // As by hand: what was released before does not close it again.
  const takenUp =
    status === 'planned' && before !== undefined && isOver(before.status)
      ? now
      : before?.reopenedAt;
  // What a service keeps in step is nobody's who sent a record of it first.
  const isTakenOver =
    principal.kind === 'service' && (before?.recordHash ?? null) !== null;
  return {
    title: record.title,
    description: record.description ?? before?.description ?? '',
    entities: record.entities,
    plannedFor: toMillis(record.plannedFor),
    until: moment(record.until, before?.until),
    owner: named(record.owner, before?.owner, null),
    release: named(record.release, before?.release, null),
    url: named(record.url, before?.url, null),
    status,
    reason: record.reason ?? before?.reason ?? '',
    outcome: record.outcome ?? before?.outcome ?? '',
    doneAt,
    firstDoneAt,
    reopenedAt: moment(record.reopenedAt, takenUp),
    source: record.source,
    externalId: record.externalId,
    recordHash: hash,
    extra: extraFields(changeReviewRecord, record),
    createdBy: isTakenOver ? actor : before?.createdBy ?? actor,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
  };
}

function isOver(status: ChangeFields['status']): boolean {
  return status === 'done' || status === 'reviewed';
}

/** What a person's record names that would hide a change which is there from those who see it: they see all that it touches, or nothing. */
export function hiding(
  { entities }: ChangeReviewRecord,
  before: StoredChange | undefined,
  context: Pick<
    ImportContext,
    'principal' | 'isShown' | 'knownEntities' | 'catalogAnswered'
  >,
): LineProblem | undefined {
  if (before === undefined || context.principal.kind !== 'user') {
    return undefined;
  }
  const isThere = (ref: string) =>
    context.isShown(ref) &&
    (context.knownEntities.has(ref) || !context.catalogAnswered);
  const at = entities.findIndex(
    ref => !before.entities.includes(ref) && !isThere(ref),
  );
  return at < 0
    ? undefined
    : {
        field: `entities.${at}`,
        ...saidTwice('hidesFromReaders', { ref: entities[at] }),
      };
}

/** What cannot be so of what a record makes of its change. */
export function wrongIn(
  { risks }: ChangeReviewRecord,
  given: ChangeFields,
  now: number,
): LineProblem | undefined {
  const told = (risks ?? []).map(({ foreseen, outcome }) => ({
    foreseen: foreseen ?? true,
    outcome: outcome ?? (foreseen === false ? 'occurred' : 'open'),
  }));
  const wrong = wrongInHistory({ ...given, risks: told }, now);
  return wrong && { field: wrong.field, ...saidTwice(wrong.code) };
}

/** What is said twice of one thing. */
export function wrongNames(
  record: ChangeReviewRecord,
): LineProblem | undefined {
  for (const field of ['deployments', 'incidents'] as const) {
    const names = (record[field] ?? []).map(identityOf);
    const again = names.findIndex((name, at) => names.indexOf(name) < at);
    if (again >= 0) {
      return { field: `${field}.${again}`, ...saidTwice('saidTwice') };
    }
  }
  const { deployments, incidents } = record;
  return tooMany({ links: [...(deployments ?? []), ...(incidents ?? [])] });
}

/** What there would be too much of under a change, with what stays there. */
export function tooMany({
  links,
  risks = [],
}: {
  readonly links: readonly unknown[];
  readonly risks?: readonly unknown[];
}): LineProblem | undefined {
  if (risks.length > MAX_CHANGE_RISKS) {
    const most = MAX_CHANGE_RISKS;
    return { field: 'risks', ...saidTwice('tooManyRisks', { most }) };
  }
  if (links.length > MAX_CHANGE_LINKS) {
    const most = MAX_CHANGE_LINKS;
    return { field: 'incidents', ...saidTwice('tooManyLinks', { most }) };
  }
  return undefined;
}
