import type { Ask } from './everyOperation';

const id = '11111111-1111-4111-8111-111111111111';
const series = {
  title: 'Public',
  scope: 'organisation',
  rhythm: {
    repeats: 'weekly',
    first: '2026-01-06',
    time: '14:00',
    zone: 'UTC',
  },
  length: 50,
};

/** How each operation on reviews is asked about what is confidential: the first review is one of the whole organisation. */
export const reviewAsks: Readonly<Record<string, Ask>> = {
  planReviews: caller => caller.post('/reviews', series),
  listReviews: caller => caller.get('/reviews?count=true'),
  exportReviewsCsv: caller => caller.get('/reviews.csv'),
  exportReviewsNdjson: caller => caller.get('/reviews.ndjson'),
  getReviewSeries: caller => caller.get('/review-series/1'),
  getReviewSeriesHistory: caller => caller.get('/review-series/1/history'),
  updateReviewSeries: caller =>
    caller.put('/review-series/1', series).set('If-Match', '"99"'),
  transitionReviewSeries: caller =>
    caller
      .post('/review-series/1/transitions', { to: 'running' })
      .set('If-Match', '"99"'),
  getReview: caller => caller.get('/reviews/RR-1'),
  updateReview: caller =>
    caller
      .put('/reviews/RR-1', {
        startsAt: '2026-01-06T14:00:00Z',
        length: 50,
        attendance: [],
      })
      .set('If-Match', '"99"'),
  getReviewAgenda: caller => caller.get('/reviews/RR-1/agenda'),
  arrangeReviewAgenda: caller =>
    caller
      .put('/reviews/RR-1/agenda', { added: [], order: [], parked: [] })
      .set('If-Match', '"99"'),
  writeReviewNote: caller =>
    caller
      .put('/reviews/RR-1/notes/closing', { text: '' })
      .set('If-Match', '"99"'),
  addReviewDecision: (caller, { candidate }) => [
    () => caller.post('/reviews/RR-1/decisions', { text: 'Public' }),
    () =>
      caller.post('/reviews/RR-1/decisions', {
        text: 'Public',
        actionItem: candidate,
      }),
  ],
  updateReviewDecision: caller =>
    caller
      .put(`/reviews/RR-1/decisions/${id}`, { text: 'Public' })
      .set('If-Match', '"99"'),
  commitReviewDecision: caller =>
    caller
      .post(`/reviews/RR-1/decisions/${id}/action-item`)
      .set('If-Match', '"99"'),
  removeReviewDecision: caller =>
    caller.delete(`/reviews/RR-1/decisions/${id}`).set('If-Match', '"99"'),
  answerFacilitation: caller =>
    caller
      .post('/reviews/RR-1/facilitation', {
        answer: 'name',
        ref: 'user:default/owner',
      })
      .set('If-Match', '"99"'),
  transitionReview: caller =>
    caller
      .post('/reviews/RR-1/transitions', { to: 'live' })
      .set('If-Match', '"99"'),
  getReviewMinutes: caller => caller.get('/reviews/RR-1/minutes'),
  listLessonEntities: (caller, { learning }) =>
    caller.get(`/reviews/RR-1/lessons/${learning}/entities`),
  askInReview: (caller, { learning }) =>
    caller.put(
      `/reviews/RR-1/lessons/${learning}/asks/${encodeURIComponent(
        'component:default/search-indexer',
      )}`,
      undefined,
    ),
  answerInReview: (caller, { learning }) =>
    caller
      .put(
        `/reviews/RR-1/lessons/${learning}/answers/${encodeURIComponent(
          'component:default/search-indexer',
        )}`,
        { state: 'applies' },
      )
      .set('If-Match', '"99"'),
  getReviewHistory: caller => caller.get('/reviews/RR-1/history'),
};
