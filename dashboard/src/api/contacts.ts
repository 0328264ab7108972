import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { callRows } from './calls';
import { api, data, Refusal, type Schemas } from './client';

export type Contact = Schemas['Contact'];
export type ContactUpdate = Schemas['ContactUpdate'];
export type MayCall = Schemas['MayCall'];
export type Consent = Schemas['Consent'];

/** Contacts on a page of the list. */
export const CONTACTS_A_PAGE = 50;

export interface ContactQuery {
  search?: string;
  tags?: string[];
  excluded_tags?: string[];
  sort?: 'name' | 'created' | 'updated' | 'phone_number';
  page?: number;
}

const path = (id: string) => ({ params: { path: { id } } });

export const contacts = (query: ContactQuery) =>
  queryOptions({
    queryKey: ['contacts', 'list', query],
    queryFn: () =>
      data(api.GET('/contact', { params: { query: { ...query, limit: CONTACTS_A_PAGE } } })),
    placeholderData: keepPreviousData,
  });

/** How many there are in all, for who finds none. */
export const contactCount = queryOptions({
  queryKey: ['contacts', 'count'],
  queryFn: async () => (await data(api.GET('/contact', { params: { query: { limit: 1 } } }))).count,
});

export const contactFacets = queryOptions({
  queryKey: ['contacts', 'facets'],
  queryFn: () => data(api.GET('/contact/facets')),
  staleTime: 30_000,
});

export const contact = (id: string) =>
  queryOptions({
    queryKey: ['contact', id],
    queryFn: () => data(api.GET('/contact/{id}', path(id))),
  });

export const consents = (id: string) =>
  queryOptions({
    queryKey: ['contact', id, 'consents'],
    queryFn: () =>
      data(api.GET('/contact/{id}/consents', { params: { path: { id }, query: { limit: 50 } } })),
  });

/** Whether a contact may be called now, by this agent or by any. */
export const mayCall = (id: string, agent?: string) =>
  queryOptions({
    queryKey: ['contact', id, 'may_call', agent ?? null],
    queryFn: () =>
      data(
        api.GET('/contact/{id}/may_call', {
          params: { path: { id }, query: agent === undefined ? {} : { interview_id: agent } },
        }),
      ),
    refetchInterval: 15_000,
  });

/** Calls of a contact, tests too, newest first. */
export const callsOf = (id: string) =>
  infiniteQueryOptions({ ...callRows({ contact: id }), queryKey: ['calls', { contact: id }] });

/** A number as somebody typed it, read. */
export const readNumber = (text: string, country: string) =>
  queryOptions({
    queryKey: ['contacts', 'number', text, country],
    queryFn: () =>
      data(
        api.GET('/contact/number', {
          params: { query: { phone_number: text, country_code: country || undefined } },
        }),
      ),
    retry: false,
  });

export const createContact = (body: Schemas['ContactCreate']) =>
  data(api.POST('/contact/create', { body }));

/** Changes a contact that was read at this version. */
export const changeContact = (id: string, version: number, body: ContactUpdate) =>
  data(
    api.PATCH('/contact/{id}', {
      params: { path: { id }, header: { 'If-Match': `"${version}"` } },
      body,
    }),
  );

export const deleteContact = (id: string) => data(api.DELETE('/contact/{id}', path(id)));

/** Why a number must not be called; null if it may. */
export const suppression = (number: string) =>
  queryOptions({
    queryKey: ['suppression', number],
    queryFn: async () => {
      try {
        return await data(api.GET('/suppression/{id}', path(number)));
      } catch (failure) {
        if (failure instanceof Refusal && failure.status === 404) return null;
        throw failure;
      }
    },
  });

export const suppress = (number: string, reason: string) =>
  data(api.POST('/suppression', { body: { phone_number: number, reason } }));

export const allowAgain = (number: string, reason: string) =>
  data(api.DELETE('/suppression/{id}', { params: { path: { id: number }, query: { reason } } }));
