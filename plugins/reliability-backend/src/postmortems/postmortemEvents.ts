import { toKey } from '@afterword/plugin-reliability-common';
import { OutboxEvent } from '../platform/outbox/Outbox';
import { Reporters } from './AboutIncidents';
import { StoredPostmortem } from './PostmortemRow';
import { WholePostmortem } from './postmortemTraces';

/** What `postmortem.addressed` carries: one event for each person or group that is to hear of a postmortem. */
export interface AddressedPayload {
  readonly key: string;
  readonly role:
    | 'facilitator'
    | 'reviewer'
    | 'reviewed'
    | 'reporter'
    | 'published';
  readonly ref: string;
  /** Who did what they hear of. */
  readonly by: string | null;
}

/** What others hear of a write. */
export function eventsOf(
  wholeBefore: WholePostmortem | undefined,
  whole: WholePostmortem,
  by: string | null,
  /** Of what both are about, where somebody may be told that it is published. */
  reporters: Reporters = new Map(),
): OutboxEvent[] {
  const { postmortem: before } = wholeBefore ?? {};
  const { postmortem: after } = whole;
  const learnings = wholeBefore ? addedTo(wholeBefore, whole) : [];
  const key = toKey('postmortem', after.id);
  const { confidentialId } = after;
  const written: OutboxEvent = {
    topic: topicOf(before, after),
    payload: {
      key,
      version: after.version,
      ...(learnings.length > 0 && { learnings }),
    },
    confidentialId,
  };
  const told = before === undefined ? [] : addressed(before, reporters);
  const newlyAddressed = addressed(after, reporters).filter(
    ({ role, ref }) =>
      !told.some(other => other.role === role && other.ref === ref),
  );
  return [
    written,
    ...addressingOf(after, newlyAddressed, by),
    ...publishedOf(before, after, told, newlyAddressed, by),
    ...(before === undefined ? [] : lapsesOf(before, after, by)),
  ];
}

/** Ids of the learnings that were written since. */
function addedTo(before: WholePostmortem, after: WholePostmortem): string[] {
  const known = new Set(before.document.learnings.map(({ id }) => id));
  return after.document.learnings
    .map(({ id }) => id)
    .filter(id => !known.has(id));
}

/**
 * Tells those who were told of a draft that it is published, so that what they were told does not go on saying that it is not: what they
 * are told now takes its place.
 */
function publishedOf(
  before: StoredPostmortem | undefined,
  after: StoredPostmortem,
  told: readonly Pick<AddressedPayload, 'role' | 'ref'>[],
  now: readonly Pick<AddressedPayload, 'role' | 'ref'>[],
  by: string | null,
): OutboxEvent[] {
  if (topicOf(before, after) !== 'postmortem.published') return [];
  const hearing = new Set(now.map(({ ref }) => ref));
  const refs = new Set(told.map(({ ref }) => ref));
  return addressingOf(
    after,
    [...refs]
      .filter(ref => !hearing.has(ref))
      .map(ref => ({ role: 'published', ref })),
    by,
  );
}

/**
 * Tells those whose review is of an earlier postmortem since a change. It happens once to each review, however much is changed after: a
 * review that its reviewer's own edit or an import has ended is told of neither then nor later. A draft asks anew when it is in review
 * again, and what is published needs none.
 */
export function lapsesOf(
  before: StoredPostmortem,
  after: Pick<StoredPostmortem, 'id' | 'confidentialId' | 'status' | 'reviews'>,
  by: string | null,
): OutboxEvent[] {
  if (after.status !== 'inReview') return [];
  const lapsed = before.reviews.filter(
    ({ current, reviewer }) =>
      current &&
      after.reviews.some(
        review => review.reviewer === reviewer && !review.current,
      ),
  );
  return addressingOf(
    after,
    lapsed.map(({ reviewer }) => ({ role: 'reviewed', ref: reviewer })),
    by,
  );
}

/** One event for each, but for who did it. */
function addressingOf(
  { id, confidentialId }: Pick<StoredPostmortem, 'id' | 'confidentialId'>,
  those: readonly Pick<AddressedPayload, 'role' | 'ref'>[],
  by: string | null,
): OutboxEvent[] {
  const key = toKey('postmortem', id);
  return those
    .filter(({ ref }) => ref !== by)
    .map(({ role, ref }) => ({
      topic: 'postmortem.addressed',
      payload: { key, role, ref, by } satisfies AddressedPayload,
      confidentialId,
    }));
}

/**
 * Who has been told of a postmortem: who facilitates it from the beginning, who is to review it as soon as it can be reviewed, and who
 * reported what it is about, or what is merged with that, once everybody may read it.
 */
export function addressed(
  postmortem: StoredPostmortem,
  reporters: Reporters,
): Pick<AddressedPayload, 'role' | 'ref'>[] {
  const { author, facilitator, incidentIds, reviewers, status } = postmortem;
  const reported = new Set(incidentIds.flatMap(id => reporters.get(id) ?? []));
  return [
    ...(facilitator === null
      ? []
      : [{ role: 'facilitator' as const, ref: facilitator }]),
    ...(status === 'draft' ? [] : reviewers)
      .filter(ref => ref !== author)
      .map(ref => ({ role: 'reviewer' as const, ref })),
    ...(status === 'published' ? [...reported] : []).map(ref => ({
      role: 'reporter' as const,
      ref,
    })),
  ];
}

function topicOf(
  before: StoredPostmortem | undefined,
  after: StoredPostmortem,
): OutboxEvent['topic'] {
  if (before === undefined) return 'postmortem.created';
  return after.status === 'published' && before.status !== 'published'
    ? 'postmortem.published'
    : 'postmortem.updated';
}
