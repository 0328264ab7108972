import { queryOptions } from '@tanstack/react-query';
import { api, data, type Schemas } from './client';

export type TriedAgent = Schemas['Agent'];

/** An agent with its draft. */
export const triedAgent = (id: string) =>
  queryOptions({
    queryKey: ['agent', id],
    queryFn: () => data(api.GET('/agent/{id}', { params: { path: { id } } })),
  });

/** Versions that were published, newest first. */
export const triedVersions = (id: string) =>
  queryOptions({
    queryKey: ['agent', id, 'versions'],
    queryFn: () =>
      data(api.GET('/agent/{id}/versions', { params: { path: { id }, query: { limit: 50 } } })),
  });

export const trunks = queryOptions({
  queryKey: ['trunks'],
  queryFn: () => data(api.GET('/trunk')),
});

/** How many calls somebody answered: tests, or calls that were none. */
export const answeredCalls = (test: boolean) =>
  queryOptions({
    queryKey: ['calls', 'answered', test],
    queryFn: async () => {
      const query = { fields: 'summary', limit: 1, min_ms: 1, test } as const;
      return (await data(api.GET('/call', { params: { query } }))).count;
    },
  });

/** A simulated person, and how a call of the sample agent with it should end. */
export type Persona = Schemas['Personas']['personas'][number];
export type LeadsTo = Schemas['LeadsTo'];

export const personas = queryOptions({
  queryKey: ['personas'],
  queryFn: () => data(api.GET('/persona')),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Whom a test is with, and with what. */
export interface Sample {
  agent: string;
  /** A published version; the draft where there is none. */
  version?: number;
  name: string;
  metadata: Record<string, string>;
  attributes: Record<string, string>;
}

export interface TestOrder extends Sample {
  /** A simulated person … */
  persona?: string;
  /** … or a real telephone. */
  phone?: string;
}

/** What of an agent is meant. */
const what = (version: number | undefined) =>
  version === undefined ? { draft: true } : { version };

/** What a conversation knows of whom it is with, and of what it was ordered with. */
export const scope = ({ name, metadata, attributes }: Sample) => ({
  metadata,
  contact: { name: name || null, attributes },
});

/** Orders a call that is marked as a test; the same key a second time orders nothing more. */
export async function testCall(order: TestOrder, key: string): Promise<{ call: string }> {
  const { id } = await data(
    api.POST('/call/test', {
      params: { header: { 'Idempotency-Key': key } },
      body: {
        agent: order.agent,
        ...what(order.version),
        to:
          order.persona === undefined ? { phone_number: order.phone } : { persona: order.persona },
        scope: scope(order),
      },
    }),
  );
  return { call: id };
}

/** What a reply to a step of a document is taken for. */
export const judgeReply = (
  agent: string,
  document: Record<string, unknown>,
  node: string,
  text: string,
  sample: Omit<Sample, 'agent'>,
) =>
  data(
    api.POST('/agent/judge', {
      body: { agent, document, node, text, scope: scope({ agent, ...sample }) },
    }),
  );

export type Chat = Schemas['Chat'];
export type ChatLine = Schemas['ChatLine'];
export type ChatJudgement = Schemas['ChatJudgement'];

/** What somebody on the telephone can do. */
export type Said = { text: string } | { silence: true } | { keys: string } | { hangup: true };

export interface ChatStart extends Sample {
  /** A call that it goes on from, before this event of its journal. */
  from?: { call: string; index: number };
}

export const startChat = (start: ChatStart): Promise<Chat> =>
  data(
    api.POST('/chat', {
      body: {
        agent: start.agent,
        ...what(start.version),
        ...(start.from === undefined ? { scope: scope(start) } : { from: start.from }),
      },
    }),
  );

/** Says or does something; behind an earlier turn, it runs on from there. */
export const tell = (before: Chat, said: Said, after?: number): Promise<Chat> =>
  data(
    api.POST('/chat/{id}', {
      params: { path: { id: before.id } },
      body: { ...said, revision: before.revision, after_turn: after },
    }),
  );

/** What became of a call that was run again. */
export interface Replayed {
  steps: number;
  /** The first step that led to something else. */
  difference: {
    step: number;
    kept: Record<string, unknown>[];
    again: Record<string, unknown>[];
  } | null;
}

/** Runs a call's journal through a version, or through the draft. */
export async function replay(call: string, version?: number): Promise<Replayed> {
  const { steps, first_difference: first } = await data(
    api.POST('/call/{id}/replay', { params: { path: { id: call } }, body: what(version) }),
  );
  const read = (commands: string[]) =>
    commands.map((command) => JSON.parse(command) as Record<string, unknown>);
  return {
    steps,
    difference:
      first == null ? null : { step: first.step, kept: read(first.kept), again: read(first.again) },
  };
}
