import { toKey } from '@afterword/plugin-reliability-common';
import { OutboxEvent } from '../platform/outbox/Outbox';
import { StoredReview, StoredSeries } from './ReviewRow';

/** What is told of a review. */
export const reviewNews = [
  'review.facilitator',
  'review.moved',
  'review.cancelled',
  'review.closed',
] as const;
/** What is told of a review. */
export type ReviewNews = (typeof reviewNews)[number];

/** How somebody came to lead a review: it is their turn, they volunteered, somebody named them, or agreed for them. */
export const leadingHows = ['turn', 'volunteered', 'named', 'agreed'] as const;
type LeadingHow = (typeof leadingHows)[number];

/** What an event about a review carries: one for each person or group that is told. */
export interface ReviewNewsPayload {
  readonly key: string;
  readonly ref: string;
  /** Who did it. */
  readonly by: string;
  /** Why somebody is to lead it, where they are told that. */
  readonly how?: LeadingHow;
  /** The scope, which not everybody may see. */
  readonly entities: readonly string[];
}

/** What others hear of a write. */
export function toldOf(
  before: StoredReview | undefined,
  after: StoredReview,
  series: StoredSeries,
  by: string,
): OutboxEvent[] {
  const payload = {
    key: toKey('review', after.id),
    by,
    entities: after.scope.includes(':') ? [after.scope] : [],
  };
  const tell = (
    topic: ReviewNews,
    refs: readonly string[],
    more: Pick<ReviewNewsPayload, 'how'> = {},
  ) =>
    [...new Set(refs)]
      .filter(ref => ref !== by)
      .map(
        (ref): OutboxEvent => ({
          topic,
          payload: { ...payload, ...more, ref } satisfies ReviewNewsPayload,
          confidentialId: null,
        }),
      );
  const { facilitation, state } = after;
  const news = newsOf(before, after);
  const isNewTo =
    state === 'planned' &&
    facilitation.ref !== null &&
    facilitation.ref !== before?.facilitation.ref;
  return [
    ...(isNewTo
      ? tell('review.facilitator', [facilitation.ref ?? ''], {
          how: howOf(facilitation),
        })
      : []),
    ...(news === undefined ? [] : tell(news, concerned(after, series))),
  ];
}

function howOf({ agreed, because }: StoredReview['facilitation']): LeadingHow {
  if (agreed) return 'agreed';
  if (because === null) return 'named';
  return because === 'volunteered' ? 'volunteered' : 'turn';
}

function newsOf(
  before: StoredReview | undefined,
  after: StoredReview,
): ReviewNews | undefined {
  if (before === undefined) return undefined;
  if (before.state !== after.state) {
    if (after.state === 'closed') return 'review.closed';
    if (after.state === 'cancelled') return 'review.cancelled';
  }
  const isMoved = before.startsAt !== after.startsAt;
  return isMoved && after.state === 'planned' ? 'review.moved' : undefined;
}

/** Whoever takes part, was there, or leads it now and then. */
function concerned(
  { attendance, facilitation }: StoredReview,
  { participants, pool }: StoredSeries,
): string[] {
  return [
    ...participants,
    ...attendance,
    ...pool.map(({ ref }) => ref),
    ...(facilitation.ref === null ? [] : [facilitation.ref]),
  ];
}
