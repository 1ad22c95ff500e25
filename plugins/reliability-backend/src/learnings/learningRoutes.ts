import {
  learningAsksContract,
  LearningListQuery,
  learningsContract,
  PublishedLearning,
} from '@afterword/plugin-reliability-common';
import { Handlers } from '../platform/http/ContractRouter';
import { CsvColumns } from '../platform/http/csv';
import { exportHandlers, Whole } from '../platform/http/exports';
import { RequestContext } from '../platform/http/RequestContext';
import { allPages } from '../platform/http/streaming';
import { FacetReading } from './FacetReading';
import { LearningReading } from './LearningReading';
import { LearningStandings } from './LearningStandings';
import { RelatedReading } from './related/RelatedReading';

const csvColumns: CsvColumns<PublishedLearning> = {
  key: learning => learning.key,
  statement: learning => learning.statement,
  failureMode: learning => learning.failureMode,
  appliesTo: learning => learning.appliesTo,
  helped: learning => learning.helped,
  didNotHelp: learning => learning.didNotHelp,
  postmortem: ({ postmortem }) => postmortem.key,
  title: ({ postmortem }) => postmortem.title,
  entities: ({ entities }) => entities.map(({ ref }) => ref).join(' '),
  published: learning => learning.publishedAt,
  state: learning => learning.state,
};

/** HTTP → service, an operation a line or two. */
export function learningRoutes({
  reading,
  facets,
  related,
  standings,
}: {
  readonly reading: LearningReading;
  readonly facets: FacetReading;
  readonly related: RelatedReading;
  readonly standings: LearningStandings;
}): Omit<
  Handlers<typeof learningsContract>,
  keyof typeof learningAsksContract
> {
  const whole = exportHandlers(
    'learnings',
    csvColumns,
    (context: RequestContext, query: Whole<LearningListQuery>) =>
      allPages(cursor =>
        reading.list(context, { ...query, limit: 200, cursor }),
      ),
  );
  return {
    listLearnings: ({ context, query }) => reading.list(context, query),
    getLearningFacets: ({ context, query }) => facets.facets(context, query),
    listRelated: ({ context, query }) => related.related(context, query),
    exportLearningsCsv: whole.csv,
    exportLearningsNdjson: whole.ndjson,
    getLearning: ({ context, params }) => reading.get(context, params.key),
    putLearningStanding: ({ context, params, body }) =>
      standings.put(context, params.key, body),
    getLearningHistory: ({ context, params, query }) =>
      reading.history(context, params.key, query),
  };
}
