import { queryOptions } from '@tanstack/react-query';
import { api, data } from './client';

export const tokens = queryOptions({
  queryKey: ['tokens'],
  queryFn: () => data(api.GET('/token', { params: { query: { limit: 50 } } })),
});

/** Makes one; its secret is told this once. */
export const makeToken = (name: string) => data(api.POST('/token', { body: { name } }));

export const revokeToken = (id: string) =>
  data(api.DELETE('/token/{id}', { params: { path: { id } } }));
