import {
  minutesMarkdown,
  ReviewListQuery,
  reviewsContract,
  ReviewSummary,
} from '@afterword/plugin-reliability-common';
import { Handlers } from '../platform/http/ContractRouter';
import { CsvColumns } from '../platform/http/csv';
import { exportHandlers, Whole } from '../platform/http/exports';
import { sendMarkdown } from '../platform/http/markdown';
import { Portal } from '../platform/http/portalPages';
import { RequestContext } from '../platform/http/RequestContext';
import { allPages } from '../platform/http/streaming';
import { AgendaReading } from './AgendaReading';
import { LessonAsking } from './LessonAsking';
import { ReviewEditing } from './ReviewEditing';
import { ReviewReading } from './ReviewReading';
import { ReviewSeriesEditing } from './ReviewSeriesEditing';
import { ReviewSeriesEnding } from './ReviewSeriesEnding';
import { ReviewWriting } from './ReviewWriting';

const csvColumns: CsvColumns<ReviewSummary> = {
  key: review => review.key,
  title: review => review.title,
  scope: review => review.scope,
  state: review => review.state,
  starts: review => review.startsAt,
  minutes: review => review.length,
  began: review => review.startedAt,
  ended: review => review.endedAt,
  from: ({ period }) => period.from,
  until: ({ period }) => period.until,
  facilitator: review => review.facilitator,
  decisions: review => review.decisions,
};

const pages = { actionItem: 'action-items', learning: 'learnings' } as const;

/** HTTP → service, an operation a line or two. */
export function reviewRoutes({
  reading,
  agenda,
  series,
  ending,
  editing,
  writing,
  asking,
  portal,
}: {
  readonly reading: ReviewReading;
  readonly agenda: AgendaReading;
  readonly series: ReviewSeriesEditing;
  readonly ending: ReviewSeriesEnding;
  readonly editing: ReviewEditing;
  readonly writing: ReviewWriting;
  readonly asking: LessonAsking;
  readonly portal: Portal | undefined;
}): Handlers<typeof reviewsContract> {
  const whole = exportHandlers(
    'reviews',
    csvColumns,
    (context: RequestContext, query: Whole<ReviewListQuery>) =>
      allPages(cursor =>
        reading.list(context, { ...query, limit: 200, cursor }),
      ),
  );
  return {
    listReviews: ({ context, query }) => reading.list(context, query),
    exportReviewsCsv: whole.csv,
    exportReviewsNdjson: whole.ndjson,
    planReviews: ({ context, body }) => series.plan(context, body),
    getReviewSeries: ({ context, params }) =>
      reading.getSeries(context, params.id),
    updateReviewSeries: ({ context, params, body }) =>
      series.update(context, params.id, body),
    transitionReviewSeries: ({ context, params, body }) =>
      ending.transition(context, params.id, body),
    getReviewSeriesHistory: ({ context, params, query }) =>
      reading.seriesHistory(context, params.id, query),
    getReview: ({ context, params }) => reading.get(context, params.key),
    updateReview: ({ context, params, body }) =>
      editing.update(context, params.key, body),
    getReviewAgenda: ({ context, params }) => agenda.get(context, params.key),
    arrangeReviewAgenda: ({ context, params, body }) =>
      editing.arrange(context, params.key, body),
    writeReviewNote: ({ context, params, body }) =>
      writing.writeNote(context, params.key, params.topic, body.text),
    addReviewDecision: ({ context, params, body }) =>
      writing.addDecision(context, params.key, body),
    updateReviewDecision: ({ context, params, body }) =>
      writing.updateDecision(context, params.key, params.id, body),
    commitReviewDecision: ({ context, params }) =>
      writing.commitDecision(context, params.key, params.id),
    removeReviewDecision: ({ context, params }) =>
      writing.removeDecision(context, params.key, params.id),
    answerFacilitation: ({ context, params, body }) =>
      editing.answer(context, params.key, body),
    transitionReview: ({ context, params, body }) =>
      editing.transition(context, params.key, body),
    getReviewMinutes: async ({ context, params, res }) => {
      const review = await reading.get(context, params.key);
      sendMarkdown(
        res,
        `${params.key}.md`,
        minutesMarkdown(review, {
          nameOf: ref => ref.slice(ref.indexOf('/') + 1),
          addressOf: (kind, of) => portal?.pageOf(`${pages[kind]}/${of}`),
        }),
      );
    },
    getReviewHistory: ({ context, params, query }) =>
      reading.history(context, params.key, query),
    listLessonEntities: ({ context, params, query }) =>
      asking.entities(context, params, query),
    askInReview: ({ context, params }) => asking.ask(context, params),
    answerInReview: ({ context, params, body }) =>
      asking.answer(context, params, body),
  };
}
