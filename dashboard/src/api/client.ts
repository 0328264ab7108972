import createClient, { type Middleware } from 'openapi-fetch';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];
export type CallRow = Schemas['CallRow'];
export type CallDetail = Schemas['CallDetail'];
export type Journal = Schemas['Journal'];
export type Agent = Schemas['Interview'];
export type Token = Schemas['Token'];
export type Delivery = Schemas['Delivery'];
export type Attempt = Schemas['Attempt'];
export type Judgement = Schemas['Judgement'];
export type Session = Schemas['Session'];

/** What the server answered instead, in its own words. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly requestId: string | null,
    readonly field: string | null,
    /** Seconds to wait, where the server says so. */
    readonly retryAfter: number | null,
  ) {
    super(message);
  }
}

/** The server did not answer at all. */
export class Unreachable extends Error {
  /** What is said of it to people. */
  static words = 'unreachable';
  override readonly name = 'Unreachable';

  constructor() {
    super(Unreachable.words);
  }
}

let csrf: string | null = null;

/** What every request that changes something shows from now on. */
export function rememberCsrf(value: string | null): void {
  csrf = value;
}

const signed: Middleware = {
  onRequest({ request }) {
    if (request.method === 'GET') return request;
    if (csrf !== null) request.headers.set('X-Parley-Csrf', csrf);
    request.headers.set('Content-Type', 'application/json');
    return request;
  },
  onError() {
    return new Unreachable();
  },
};

export const api = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? '',
  credentials: 'same-origin',
});
api.use(signed);

interface Envelope<T> {
  data: T;
}

/** The data of an answer. @throws Refusal, Unreachable */
export async function data<T>(
  asked: Promise<{ data?: Envelope<T>; error?: unknown; response: Response }>,
): Promise<T> {
  const { data: answer, error, response } = await asked;
  if (answer !== undefined && response.ok) return answer.data;
  throw refused(error, response);
}

/** The bytes of an answer, null where there is none (404). */
export async function bytes(path: string): Promise<Int8Array | null> {
  const response = await fetch(path, { credentials: 'same-origin' }).catch(() => {
    throw new Unreachable();
  });
  if (response.status === 404) return null;
  if (!response.ok) throw refused(await response.json().catch(() => null), response);
  return new Int8Array(await response.arrayBuffer());
}

/** What was answered in the place of what was asked for. */
export function refused(error: unknown, response: Response): Refusal {
  const told = (error as Partial<Schemas['ErrorAnswer']> | null)?.error;
  const wait = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return new Refusal(
    response.status,
    told?.code ?? 'unknown',
    told?.message ?? `${response.status} ${response.statusText}`,
    told?.request_id ?? response.headers.get('X-Request-Id'),
    told?.field ?? null,
    Number.isFinite(wait) ? wait : null,
  );
}

/** Whether somebody has to sign in. */
export function signedOut(failure: unknown): boolean {
  return failure instanceof Refusal && failure.status === 401;
}
