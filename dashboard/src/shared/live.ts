import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { FALLBACK_MS, type LiveCall, type Now, now } from '../api/watch';

/** Hidden for so long, a tab lets go of its stream: a browser has six connections a server. */
const HIDDEN_MS = 60_000;
/** The list of those who wait is asked for at most as often. */
const WAITING_MS = 3_000;
/** Of those who wait. */
const MOST_SHOWN = 50;

let live = false;
const listeners = new Set<() => void>();

function tell(is: boolean): void {
  if (live === is) return;
  live = is;
  for (const listener of listeners) listener();
}

/** Whether what is on the screen is told as it happens. */
export function useIsLive(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => live,
  );
}

/** A call as it is now, in its place: rows never jump. */
export function patched(before: Now, call: LiveCall): Now {
  const calls = before.calls.some(({ id }) => id === call.id)
    ? before.calls.map((one) => (one.id === call.id ? call : one))
    : [...before.calls, call];
  return call.ended === null
    ? {
        ...before,
        calls: call.status === 'QUEUED' ? before.calls : calls,
        next: call.status === 'QUEUED' ? before.next : without(before.next, call.id),
      }
    : {
        ...before,
        calls: before.calls.filter(({ id }) => id !== call.id),
        next: without(before.next, call.id),
        just_ended: [call, ...before.just_ended.filter(({ id }) => id !== call.id)],
      };
}

const without = (next: Now['next'], id: string) => next.filter(({ call }) => call.id !== id);

/** Whether others wait than are shown, or for another reason. */
function stale(before: Now, counts: Pick<Now, 'waiting' | 'dialling'>): boolean {
  return (
    before.dialling.on !== counts.dialling.on ||
    before.waiting !== counts.waiting ||
    before.next.length !== Math.min(counts.waiting, MOST_SHOWN)
  );
}

/** The one stream of a tab. Queries are the truth: it only patches them, or has them ask anew. */
function follow(client: QueryClient): () => void {
  let source: EventSource | null = null;
  let hidden: ReturnType<typeof setTimeout> | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const again = () => void client.invalidateQueries({ queryKey: now.queryKey });
  const soon = () => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      again();
    }, WAITING_MS);
  };
  const open = () => {
    if (source !== null && source.readyState !== EventSource.CLOSED) return;
    source = new EventSource('/live?topics=now,calls,deliveries');
    source.onopen = () => tell(true);
    source.onerror = () => tell(false);
    source.addEventListener('resync', () => {
      again();
      void client.invalidateQueries({ queryKey: ['calls'] });
      void client.invalidateQueries({ queryKey: ['deliveries'] });
    });
    source.addEventListener('now', ({ data }: MessageEvent<string>) => {
      const counts = JSON.parse(data);
      const before = client.getQueryData<Now>(now.queryKey);
      if (before === undefined) return;
      client.setQueryData(now.queryKey, { ...before, ...counts });
      if (stale(before, counts)) soon();
    });
    source.addEventListener('call', ({ data }: MessageEvent<string>) => {
      const call: LiveCall = JSON.parse(data);
      client.setQueryData(
        now.queryKey,
        (before: Now | undefined) => before && patched(before, call),
      );
      if (call.ended !== null) void client.invalidateQueries({ queryKey: ['calls'] });
    });
    source.addEventListener('delivery', () => {
      void client.invalidateQueries({ queryKey: ['deliveries'] });
    });
  };
  const close = () => {
    source?.close();
    source = null;
    tell(false);
  };
  const seen = () => {
    clearTimeout(hidden);
    if (document.hidden) hidden = setTimeout(close, HIDDEN_MS);
    else open();
  };
  const fallback = setInterval(() => {
    if (live || document.hidden) return;
    again();
    open();
  }, FALLBACK_MS);
  document.addEventListener('visibilitychange', seen);
  open();
  return () => {
    document.removeEventListener('visibilitychange', seen);
    clearInterval(fallback);
    clearTimeout(hidden);
    clearTimeout(waiting);
    close();
  };
}

/** Holds the stream for as long as the page around everything is there. */
export function useLiveStream(): void {
  const client = useQueryClient();
  useEffect(() => follow(client), [client]);
}
