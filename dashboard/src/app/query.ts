import { QueryCache, QueryClient } from '@tanstack/react-query';
import { Refusal, signedOut, Unreachable } from '../api/client';
import { endSession } from './sessionState';

const SLOWEST_MS = 10_000;

/** What may be there again in a moment. */
function passes(failure: Error): boolean {
  return failure instanceof Unreachable || (failure instanceof Refusal && failure.status === 503);
}

export const queries = new QueryClient({
  queryCache: new QueryCache({
    onError(failure, query) {
      if (signedOut(failure) && query.queryKey[0] !== 'session') endSession();
    },
  }),
  defaultOptions: {
    queries: {
      // The server may well be on this machine, whatever the network is.
      networkMode: 'always',
      staleTime: 5_000,
      retry: (_, failure) => passes(failure),
      retryDelay: (tries, failure) =>
        failure instanceof Refusal && failure.retryAfter !== null
          ? failure.retryAfter * 1000
          : Math.min(SLOWEST_MS, 500 * 2 ** tries),
    },
    mutations: { networkMode: 'always' },
  },
});
