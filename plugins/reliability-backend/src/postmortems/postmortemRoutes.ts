import {
  PostmortemListQuery,
  postmortemsContract,
  PostmortemSummary,
} from '@afterword/plugin-reliability-common';
import { Handlers } from '../platform/http/ContractRouter';
import { CsvColumns } from '../platform/http/csv';
import { exportHandlers, Whole } from '../platform/http/exports';
import { RequestContext } from '../platform/http/RequestContext';
import { allPages } from '../platform/http/streaming';
import { DocumentEditing } from './DocumentEditing';
import { PostmortemDiscarding } from './PostmortemDiscarding';
import { PostmortemOpening } from './PostmortemOpening';
import { PostmortemReading } from './PostmortemReading';
import { PostmortemEditing } from './PostmortemEditing';
import { RevisionReading } from './RevisionReading';
import { TextReading } from './TextReading';

const csvColumns: CsvColumns<PostmortemSummary> = {
  key: postmortem => postmortem.key,
  title: postmortem => postmortem.title,
  status: postmortem => postmortem.status,
  severity: postmortem => postmortem.severity,
  started: postmortem => postmortem.startedAt,
  toldFrom: postmortem => postmortem.toldFrom,
  incidents: ({ incidents }) => incidents.map(({ key }) => key).join(' '),
  entities: ({ entities }) => entities.map(({ ref }) => ref).join(' '),
  author: postmortem => postmortem.author,
  facilitator: postmortem => postmortem.facilitator,
  candidates: postmortem => postmortem.commitments.candidates,
  commitments: postmortem => postmortem.commitments.total,
  openCommitments: postmortem => postmortem.commitments.open,
  verifiedCommitments: postmortem => postmortem.commitments.verified,
  created: postmortem => postmortem.createdAt,
  updated: postmortem => postmortem.updatedAt,
  published: postmortem => postmortem.publishedAt,
};

/** HTTP → service, an operation a line or two. */
export function postmortemRoutes(
  reading: PostmortemReading,
  texts: TextReading,
  revisions: RevisionReading,
  opening: PostmortemOpening,
  editing: PostmortemEditing,
  document: DocumentEditing,
  discarding: PostmortemDiscarding,
): Handlers<typeof postmortemsContract> {
  const whole = exportHandlers(
    'postmortems',
    csvColumns,
    (context: RequestContext, query: Whole<PostmortemListQuery>) =>
      allPages(cursor =>
        reading.list(context, { ...query, limit: 200, cursor }),
      ),
  );
  return {
    listPostmortems: ({ context, query }) => reading.list(context, query),
    exportPostmortemsCsv: whole.csv,
    exportPostmortemsNdjson: whole.ndjson,
    listPostmortemTexts: ({ context, query }) => texts.list(context, query),
    createPostmortem: ({ context, body }) => opening.create(context, body),
    getPostmortem: ({ context, params }) => reading.get(context, params.key),
    updatePostmortem: ({ context, params, body }) =>
      editing.update(context, params.key, body),
    discardPostmortem: ({ context, params }) =>
      discarding.discard(context, params.key),
    writePostmortemSection: ({ context, params, body }) =>
      document.writeSection(context, params.key, params.section, body.text),
    transitionPostmortem: ({ context, params, body }) =>
      editing.transition(context, params.key, body),
    rewordGateOverride: ({ context, params, body }) =>
      editing.reword(context, params.key, params.gate, body),
    reviewPostmortem: ({ context, params }) =>
      editing.review(context, params.key),
    addTimelineEntry: ({ context, params, body }) =>
      document.timeline.add(context, params.key, body),
    updateTimelineEntry: ({ context, params, body }) =>
      document.timeline.update(context, params.key, params.id, body),
    removeTimelineEntry: ({ context, params }) =>
      document.timeline.remove(context, params.key, params.id),
    addFactor: ({ context, params, body }) =>
      document.factors.add(context, params.key, body),
    updateFactor: ({ context, params, body }) =>
      document.factors.update(context, params.key, params.id, body),
    removeFactor: ({ context, params }) =>
      document.factors.remove(context, params.key, params.id),
    addLearning: ({ context, params, body }) =>
      document.learnings.add(context, params.key, body),
    updateLearning: ({ context, params, body }) =>
      document.learnings.update(context, params.key, params.id, body),
    removeLearning: ({ context, params }) =>
      document.learnings.remove(context, params.key, params.id),
    listPostmortemRevisions: ({ context, params, query }) =>
      revisions.list(context, params.key, query),
    getPostmortemRevision: ({ context, params }) =>
      revisions.get(context, params.key, params.number),
    restorePostmortemRevision: ({ context, params, body }) =>
      editing.restore(context, params.key, body.revision),
  };
}
