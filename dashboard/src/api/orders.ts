import { queryOptions } from '@tanstack/react-query';
import { api, data } from './client';

/** What is published of an agent: the document that callers hear. */
export const published = (agent: string, version: number) =>
  queryOptions({
    queryKey: ['agent', agent, 'version', version],
    queryFn: () =>
      data(
        api.GET('/agent/{id}/versions/{number}', {
          params: { path: { id: agent, number: version } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });

export interface Order {
  contact: string;
  agent: string;
  metadata: Record<string, unknown>;
  /** When at the earliest; at once if absent. */
  at?: string;
}

/** Orders a call; the same key a second time orders nothing more. */
export const order = ({ contact, agent, metadata, at }: Order, key: string) =>
  data(
    api.POST('/contact/call', {
      params: { header: { 'Idempotency-Key': key } },
      body: { contact_id: contact, interview_id: agent, metadata, call_at: at },
    }),
  );
