import {
  LearningAnswer,
  learningsContract,
  Review,
  reviewsContract,
  ReviewSeriesInput,
  toDay,
} from '@afterword/plugin-reliability-common';
import { ReliabilityClient } from '../ReliabilityClient';

/** What is carried on, and what is said to it. */
const LEARNINGS = 6;
const ASKED_OF_EACH = 2;
const HOUR = 3_600_000;

/** What those who are asked answer, in turn; the last ones have not answered yet. */
const answers: readonly LearningAnswer[] = [
  { state: 'applies', note: '' },
  {
    state: 'alreadyCovered',
    note: 'A game day in spring tried exactly this, and the runbook held',
  },
  { state: 'applies', note: 'We saw the first signs of it last month' },
  {
    state: 'doesNotApply',
    note: 'It runs once a night, and nobody waits for it',
  },
  { state: 'applies', note: '' },
  {
    state: 'alreadyCovered',
    note: 'The platform’s template does this for us since its last version',
  },
  {
    state: 'doesNotApply',
    note: 'We have no such dependency any more: it was taken out in autumn',
  },
  { state: 'applies', note: 'In two of our three regions' },
  {
    state: 'alreadyCovered',
    note: 'Our alert on it fires within two minutes, as the last drill showed',
  },
];

/** One review of everybody, today: it carries the latest lessons to others. */
function lessonsReview(now: number): ReviewSeriesInput {
  const soon = now + HOUR;
  return {
    title: 'What others learned lately',
    kind: 'reliability',
    scope: 'organisation',
    rhythm: {
      repeats: 'once',
      first: toDay(soon),
      time: new Date(soon).toISOString().slice(11, 16),
      zone: 'UTC',
    },
    length: 30,
    pool: [],
    participants: [],
  };
}

/**
 * Holds a review in which lessons are asked about, some of them are answered, and some wait: what is imported asks nobody. Where it was held before
 * an interruption, it is not held again; where it was begun, it goes on.
 *
 * @param now - the moment of the history, UTC milliseconds
 */
export async function carryLessons(
  client: ReliabilityClient,
  now: number,
  signal: AbortSignal,
): Promise<void> {
  const planned = await theReview(client, now);
  if (planned.state === 'closed') return;
  const review =
    planned.state === 'live' ? planned : await step(client, planned, 'live');
  const { items: learnings } = await client.call(
    learningsContract.listLearnings,
    { query: { state: 'stands', limit: String(LEARNINGS) } },
  );
  for (const [index, learning] of learnings.entries()) {
    const { items } = await client.call(reviewsContract.listLessonEntities, {
      params: { key: review.key, learning: learning.key },
      query: { limit: '50' },
    });
    // Far apart, so that no team is asked twice where there are others.
    const chosen = items.filter((_, place) => place % LEARNINGS === index);
    for (const { entity } of chosen.slice(0, ASKED_OF_EACH)) {
      signal.throwIfAborted();
      await client.call(reviewsContract.askInReview, {
        params: {
          key: review.key,
          learning: learning.key,
          entity: entity.ref,
        },
      });
    }
  }
  const { items: asks } = await client.call(
    learningsContract.listLearningAsks,
    {
      query: { scope: 'organisation', limit: '50' },
    },
  );
  const { answered } = await client.call(learningsContract.getLearningUptake);
  const waiting = asks.slice(0, Math.max(0, answers.length - answered));
  for (const [index, { entity, learning, version }] of waiting.entries()) {
    signal.throwIfAborted();
    await client.call(reviewsContract.answerInReview, {
      params: { key: review.key, learning: learning.key, entity: entity.ref },
      body: answers[answered + index],
      version,
    });
  }
  await step(
    client,
    await client.call(reviewsContract.getReview, {
      params: { key: review.key },
    }),
    'closed',
  );
}

/** The one that was set up already, or a new one. */
async function theReview(
  client: ReliabilityClient,
  now: number,
): Promise<Review> {
  const body = lessonsReview(now);
  const { items } = await client.call(reviewsContract.listReviews, {
    query: { q: body.title, limit: '1' },
  });
  const [{ key } = { key: undefined }] = items;
  return key === undefined
    ? client.call(reviewsContract.planReviews, { body })
    : client.call(reviewsContract.getReview, { params: { key } });
}

function step(
  client: ReliabilityClient,
  { key, version }: Review,
  to: 'live' | 'closed',
): Promise<Review> {
  return client.call(reviewsContract.transitionReview, {
    params: { key },
    body: { to },
    version,
  });
}
