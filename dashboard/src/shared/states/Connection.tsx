import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Refusal, Unreachable } from '../../api/client';
import { formatClock } from '../format';
import { t } from '../i18n';
import css from '../ui/ui.module.css';

type Trouble = {
  kind: 'unreachable' | 'restarting';
  /** When it is asked again, if the server said so. */
  again: number | null;
  since: string | null;
};

const SECOND_MS = 1000;

/** A thin bar while the server does not answer: what is on the screen stays there. */
export function Connection() {
  const client = useQueryClient();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const told = useRef<{ reason: Refusal; again: number } | null>(null);
  useEffect(() => {
    const cache = client.getQueryCache();
    const look = () => setTrouble((before) => same(before, find()));
    const find = (): Trouble | null => {
      const shown = cache.getAll().filter((query) => query.getObserversCount() > 0);
      const failing = shown.find(({ state }) => down(state.fetchFailureReason ?? state.error));
      if (failing === undefined) return null;
      const reason = failing.state.fetchFailureReason ?? failing.state.error;
      const newest = Math.max(0, ...shown.map((query) => query.state.dataUpdatedAt));
      return {
        kind: reason instanceof Unreachable ? 'unreachable' : 'restarting',
        again: reason instanceof Refusal ? due(reason) : null,
        since: newest === 0 ? null : new Date(newest).toISOString(),
      };
    };
    const due = (reason: Refusal) => {
      if (told.current?.reason !== reason)
        told.current = { reason, again: Date.now() + (reason.retryAfter ?? 1) * SECOND_MS };
      return told.current.again;
    };
    let queued = false;
    const stop = cache.subscribe(() => {
      if (queued) return;
      queued = true;
      queueMicrotask(() => {
        queued = false;
        look();
      });
    });
    look();
    return stop;
  }, [client]);
  const left = useSecondsTo(trouble?.again ?? null);
  if (trouble === null) return null;
  return (
    <div role="status" className={css.thin}>
      {trouble.kind === 'unreachable'
        ? t('state.offline')
        : t('state.restarting', { seconds: left })}{' '}
      {trouble.since ? t('state.showing', { time: formatClock(trouble.since) }) : null}
    </div>
  );
}

/** How many seconds are left until then, and at least one, for it is asked in a moment. */
function useSecondsTo(then: number | null): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (then === null) return;
    setNow(Date.now());
    const clock = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(clock);
  }, [then]);
  return then === null ? 1 : Math.max(1, Math.ceil((then - now) / SECOND_MS));
}

function down(reason: unknown): boolean {
  return reason instanceof Unreachable || (reason instanceof Refusal && reason.status === 503);
}

function same(before: Trouble | null, now: Trouble | null): Trouble | null {
  return JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
