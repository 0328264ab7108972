import { queryOptions } from '@tanstack/react-query';
import { api, data, type Schemas } from './client';

export type View = Schemas['View'];

/** Filters that are kept under a name, one's own and the team's. */
export const views = queryOptions({
  queryKey: ['views'],
  queryFn: async () => (await data(api.GET('/view'))).views,
  staleTime: 60_000,
});

export const keepView = (body: Schemas['ViewDraft']) => data(api.POST('/view', { body }));

export const deleteView = (id: string) =>
  data(api.DELETE('/view/{id}', { params: { path: { id } } }));

/** Takes tags from calls and gives them others; the calls that are tagged otherwise then. */
export const tagCalls = (call_ids: string[], add: string[], remove: string[]) =>
  data(api.POST('/call/tags', { body: { call_ids, add, remove } }));
