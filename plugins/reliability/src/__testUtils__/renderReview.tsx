import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import {
  AgendaArrangement,
  AgendaTopic,
  Review,
} from '@afterword/plugin-reliability-common';
import {
  createReliabilityCache,
  ReliabilityError,
  reliabilityApiRef,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { ReviewsRouter } from '../reviews/ReviewsRouter';
import { rootRouteRef } from '../routes';
import { aReliabilityApi, FakeAnswer, FakeCall } from './aReliabilityApi';
import { anAgenda, aReview, aTopic } from './aReview';

/** The page of a review, in front of a back end that answers as told. */
export function renderReview(
  review: Review,
  answers: Readonly<Record<string, FakeAnswer>> = {},
) {
  const api = aReliabilityApi({
    getReview: () => review,
    getReviewAgenda: () => anAgenda(),
    getReviewHistory: () => ({ items: [], page: {} }),
    getReviewSeriesHistory: () => ({ items: [], page: {} }),
    ...answers,
  });
  const { unmount } = renderInTestApp(
    <ReliabilityProvider cache={createReliabilityCache()}>
      <Routes>
        <Route path="/reliability/reviews/*" element={<ReviewsRouter />} />
      </Routes>
    </ReliabilityProvider>,
    {
      mountedRoutes: {
        '/reliability': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      initialRouteEntries: [`/reliability/reviews/${review.key}`],
      apis: [
        [reliabilityApiRef, api],
        [catalogApiRef, catalogApiMock()],
      ],
    },
  );
  return {
    api,
    unmount,
    sent: (operation: string) =>
      api.calls.filter(call => call.operation === operation),
  };
}

/** A back end that keeps one review, and makes its agenda of how it is arranged. */
export function aReviewServer() {
  let stored = aReview();
  const arrange = (arrangement: AgendaArrangement) => {
    stored = { ...stored, arrangement, version: stored.version + 1 };
    return stored;
  };
  return {
    arrange,
    now: () => stored,
    answers: {
      getReview: () => stored,
      getReviewAgenda: () => {
        const { added, order, parked } = stored.arrangement;
        const { length, topics } = anAgenda();
        const all = [
          ...added.map(({ id, title }) => aTopic('added', { id, title })),
          ...topics,
        ].map(topic => ({
          ...topic,
          parked: parked.includes(topic.id) ? ('people' as const) : null,
        }));
        const place = ({ id, parked: why }: AgendaTopic) => {
          if (why !== null) return 101;
          return order.includes(id) ? order.indexOf(id) : 100;
        };
        return { length, topics: all.sort((a, b) => place(a) - place(b)) };
      },
      arrangeReviewAgenda: ({ body, version }: FakeCall) => {
        if (version !== stored.version) {
          throw new ReliabilityError(412, 'stale', { current: stored });
        }
        return arrange(body as AgendaArrangement);
      },
    },
  };
}

/** The section of what is spoken of. */
export const theAgenda = () => screen.findByRole('region', { name: 'Agenda' });
