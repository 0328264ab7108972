import { queryOptions } from '@tanstack/react-query';
import { type AgentDoc, object } from '../agent-doc/document';
import type { Told } from '../agent-doc/problems';
import { api, data, type Schemas } from './client';

export type Version = Schemas['Version'];

/** An agent and its draft as the server has it, and the tag that a change of it names. */
export interface Saved {
  tag: string;
  title: string;
  status: Schemas['Agent']['status'];
  document: AgentDoc;
  updated: string;
  /** How often it was changed. */
  version: number;
  /** What calls use, null where nothing is published. */
  published: number | null;
}

type Answered = Promise<{
  data?: { data: Schemas['Agent'] };
  error?: unknown;
  response: Response;
}>;

async function saved(asked: Answered): Promise<Saved> {
  const agent = await data(asked);
  return {
    tag: (await asked).response.headers.get('ETag') ?? '',
    title: agent.title,
    status: agent.status,
    document: object(agent.document as AgentDoc),
    updated: agent.updated,
    version: agent.version,
    published: agent.published_version,
  };
}

/** @throws Refusal, Unreachable */
export const readAgent = (id: string): Promise<Saved> =>
  saved(api.GET('/agent/{id}', { params: { path: { id } } }));

/** Writes the draft, if it is still the one of this tag. @throws Refusal (412), Unreachable */
export const writeDraft = (id: string, tag: string, document: AgentDoc): Promise<Saved> =>
  saved(
    api.PUT('/agent/{id}', {
      params: { path: { id }, header: { 'If-Match': tag } },
      body: { document },
    }),
  );

/** Makes the draft what calls use from now on. @throws Refusal (412, 422), Unreachable */
export const publish = (id: string, tag: string): Promise<Saved> =>
  saved(api.POST('/agent/{id}/publish', { params: { path: { id }, header: { 'If-Match': tag } } }));

/** Makes a published version the draft. @throws Refusal (412), Unreachable */
export const restore = (id: string, tag: string, number: number): Promise<Saved> =>
  saved(
    api.POST('/agent/{id}/versions/{number}/restore', {
      params: { path: { id, number }, header: { 'If-Match': tag } },
    }),
  );

/** Everything that is wrong with a document. @throws Refusal, Unreachable */
export async function judge(id: string, document: AgentDoc): Promise<Told[]> {
  const asked = api.POST('/agent/{id}/validate', {
    params: { path: { id } },
    body: { document },
  });
  return (await data(asked)).problems;
}

/** A further agent. @throws Refusal, Unreachable */
export async function create(title: string, document: AgentDoc): Promise<string> {
  const made = await data(
    api.POST('/agent', {
      body: { title, document: document as Schemas['AgentCreate']['document'] },
    }),
  );
  return made.id;
}

/** A published document. */
export const version = (id: string, number: number) =>
  queryOptions({
    queryKey: ['version', id, number],
    queryFn: async () => {
      const found = await data(
        api.GET('/agent/{id}/versions/{number}', { params: { path: { id, number } } }),
      );
      return object(found.document as AgentDoc);
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

const PAGE = 50;

/** What was published, newest first. */
export const versions = (id: string) =>
  queryOptions({
    queryKey: ['versions', id],
    queryFn: async () => {
      const all: Version[] = [];
      for (let page = 0; ; page++) {
        const found = await data(
          api.GET('/agent/{id}/versions', {
            params: { path: { id }, query: { page, limit: PAGE } },
          }),
        );
        all.push(...found.versions);
        if (found.versions.length < PAGE || all.length >= found.count) return all;
      }
    },
  });
