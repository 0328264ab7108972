import { queryOptions } from '@tanstack/react-query';
import { api, data, type Schemas } from './client';

export type Now = Schemas['Now'];
export type LiveCall = Schemas['LiveCall'];
export type Dialling = Schemas['Dialling'];
export type Statistics = Schemas['CallStatistics'];
export type Group = Statistics['groups'][number];

/** Without the stream what goes on is asked for as often. */
export const FALLBACK_MS = 10_000;
const FIGURES_MS = 30_000;

export const now = queryOptions({
  queryKey: ['now'],
  queryFn: () => data(api.GET('/now')),
});

/** Stops all dialling of the team, or resumes it. */
export const setDialling = (change: { on: boolean; end_live?: boolean; note?: string }) =>
  data(api.PUT('/dialling', { body: change }));

export interface Counted {
  from: string;
  to: string;
  by?: string;
  tz?: string;
}

export const statistics = (name: string, asked: () => Counted) =>
  queryOptions({
    queryKey: ['statistics', name],
    queryFn: () => data(api.GET('/stats/calls', { params: { query: asked() } })),
    refetchInterval: FIGURES_MS,
  });

export const attention = queryOptions({
  queryKey: ['attention'],
  queryFn: () => data(api.GET('/attention')),
  refetchInterval: FIGURES_MS,
});

export const webhooks = queryOptions({
  queryKey: ['webhooks'],
  queryFn: () => data(api.GET('/webhooks')),
});

type Type = Schemas['WebhookType'];
export type Webhook = Schemas['Subscription'];

export const subscribe = (type: Type, url: string) =>
  data(api.POST('/webhooks/subscribe', { body: { type, url } }));

export const unsubscribe = ({ type, url, data: agent }: Webhook) =>
  data(api.DELETE('/webhooks/unsubscribe', { body: { type, url, data: agent } }));

const one = (id: string) => ({ params: { path: { id } }, body: undefined as never });

export const rotate = (id: string) => data(api.POST('/webhooks/{id}/rotate', one(id)));
export const sendTest = (id: string) => data(api.POST('/webhooks/{id}/test', one(id)));

export type DeliveryState = Schemas['Delivery']['state'];

export const allDeliveries = (state: DeliveryState | undefined) =>
  queryOptions({
    queryKey: ['deliveries', state],
    queryFn: () => data(api.GET('/delivery', { params: { query: { state, limit: 50 } } })),
    refetchInterval: FALLBACK_MS,
  });

export const suppressions = (page: number) =>
  queryOptions({
    queryKey: ['suppressions', page],
    queryFn: () => data(api.GET('/suppression', { params: { query: { page, limit: 50 } } })),
  });

export const suppress = (phone_number: string, reason: string) =>
  data(api.POST('/suppression', { body: { phone_number, reason } }));

export const unsuppress = (number: string, reason: string) =>
  data(api.DELETE('/suppression/{id}', { params: { path: { id: number }, query: { reason } } }));

export const trunks = queryOptions({
  queryKey: ['trunks'],
  queryFn: () => data(api.GET('/trunk')),
  refetchInterval: FALLBACK_MS,
});

export const system = queryOptions({
  queryKey: ['system'],
  queryFn: () => data(api.GET('/system')),
  refetchInterval: FIGURES_MS,
});
