import {
  QueryCache,
  QueryClient,
  QueryClientProvider,
} from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ReliabilityError } from './ReliabilityError';

/** Asks twice more when the network or the server failed; never when the request itself is refused. */
function shouldRetry(failures: number, error: Error): boolean {
  const refused =
    error instanceof ReliabilityError &&
    error.status >= 400 &&
    error.status < 500;
  return !refused && failures < 2;
}

/** A cache for pages, or for one test. @public */
export function createReliabilityCache(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      // What was read of something that is gone would stand there as if it were alive.
      onError: (error, query) => {
        if (error instanceof ReliabilityError && error.isNotThere) {
          query.setState({ data: undefined });
        }
      },
    }),
    defaultOptions: { queries: { retry: shouldRetry, staleTime: 5_000 } },
  });
}

// One cache for all our extensions: the card's figures are there when the tab opens.
const sharedCache = createReliabilityCache();

/** Everything of ours that reads the API stands inside this. @public */
export function ReliabilityProvider({
  children,
  cache = sharedCache,
}: {
  readonly children: ReactNode;
  readonly cache?: QueryClient;
}) {
  return <QueryClientProvider client={cache}>{children}</QueryClientProvider>;
}
