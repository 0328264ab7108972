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

/** Its name, or whether it can be used. @throws Refusal (412), Unreachable */
export const change = (id: string, tag: string, to: Schemas['AgentChange']): Promise<Saved> =>
  saved(
    api.PATCH('/agent/{id}', {
      params: { path: { id }, header: { 'If-Match': tag } },
      body: to,
    }),
  );

/** The same of an agent whose draft is not open: whatever the draft has become. */
export const changeNow = async (id: string, to: Schemas['AgentChange']): Promise<Saved> =>
  change(id, (await readAgent(id)).tag, to);

/** Makes what calls use the draft again. @throws Refusal (409, 412), Unreachable */
export const discard = (id: string, tag: string): Promise<Saved> =>
  saved(api.DELETE('/agent/{id}/draft', { params: { path: { id }, header: { 'If-Match': tag } } }));

/** How many calls wait to be made with an agent: 10,000 may be more. @throws Refusal, Unreachable */
export async function waiting(id: string): Promise<number> {
  const found = await data(
    api.GET('/call', {
      params: { query: { fields: 'summary', agent: [id], status: ['QUEUED'], limit: 1 } },
    }),
  );
  return found.count;
}

/**
 * Makes the draft what calls use from now on.
 *
 * @param note what is new in it, empty for nothing
 * @throws Refusal (412, 422), Unreachable
 */
export const publish = (id: string, tag: string, note = ''): Promise<Saved> =>
  saved(
    api.POST('/agent/{id}/publish', {
      params: { path: { id }, header: { 'If-Match': tag } },
      body: note.trim() === '' ? {} : { note: note.trim() },
    }),
  );

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
