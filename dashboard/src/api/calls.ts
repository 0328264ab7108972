import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, bytes, type CallRow, data, type Schemas } from './client';
import type { paths } from './schema';

type Query = NonNullable<paths['/call']['get']['parameters']['query']>;
export type CallQuery = Omit<Query, 'fields' | 'cursor' | 'limit' | 'page' | 'status[]'>;
export type CallRowPage = Schemas['CallRowPage'];

const PAGE = 50;

async function rows(query: CallQuery, cursor: string | null): Promise<CallRowPage> {
  const found = await data(
    api.GET('/call', {
      params: { query: { ...query, fields: 'summary', limit: PAGE, cursor: cursor ?? undefined } },
    }),
  );
  return found as CallRowPage;
}

/** Calls that meet filters, newest first, page by page. */
export const callRows = (query: CallQuery) =>
  infiniteQueryOptions({
    queryKey: ['calls', query],
    queryFn: ({ pageParam }) => rows(query, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next ?? null,
  });

/** Whether there is any call at all, for who sees none. */
export const callCount = queryOptions({
  queryKey: ['calls', 'count'],
  queryFn: async () => (await rows({}, null)).count,
});

const path = (id: string) => ({ params: { path: { id } } });

export const call = (id: string) =>
  queryOptions({
    queryKey: ['call', id],
    queryFn: () => data(api.GET('/call/{id}', path(id))),
  });

export const journal = (id: string) =>
  queryOptions({
    queryKey: ['call', id, 'journal'],
    queryFn: () => data(api.GET('/call/{id}/journal', path(id))),
  });

export const attempts = (id: string) =>
  queryOptions({
    queryKey: ['call', id, 'attempts'],
    queryFn: () => data(api.GET('/call/{id}/attempts', path(id))),
  });

export const deliveries = (id: string) =>
  queryOptions({
    queryKey: ['call', id, 'deliveries'],
    queryFn: () =>
      data(api.GET('/call/{id}/deliveries', { params: { path: { id }, query: { limit: 50 } } })),
  });

export const PEAKS_A_SECOND = 20;

/** The outline of the recording; null where there is no recording. */
export const peaks = (id: string) =>
  queryOptions({
    queryKey: ['call', id, 'peaks'],
    queryFn: () => bytes(`/call/${id}/peaks?per_second=${PEAKS_A_SECOND}`),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const recordingUrl = (id: string) => `/call/${id}/recording`;

export const hangUp = (id: string) =>
  data(api.POST('/call/{id}/hangup', { ...path(id), body: undefined as never }));

/** The rows of all pages in one list. */
export function flat(pages: CallRowPage[] | undefined): CallRow[] {
  return pages?.flatMap((page) => page.rows) ?? [];
}

/** Sends a webhook once more. */
export const resend = (delivery: string) =>
  data(
    api.POST('/delivery/{id}/resend', {
      params: { path: { id: delivery } },
      body: undefined as never,
    }),
  );
