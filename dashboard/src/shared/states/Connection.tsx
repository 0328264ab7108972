import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Refusal, Unreachable } from '../../api/client';
import { formatClock } from '../format';
import { t } from '../i18n';
import css from '../ui/ui.module.css';

type Trouble = { kind: 'unreachable' | 'restarting'; wait: number | null; since: string | null };

/** A thin bar while the server does not answer: what is on the screen stays there. */
export function Connection() {
  const client = useQueryClient();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
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
        wait: reason instanceof Refusal ? reason.retryAfter : null,
        since: newest === 0 ? null : new Date(newest).toISOString(),
      };
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
  if (trouble === null) return null;
  return (
    <div role="status" className={css.thin}>
      {trouble.kind === 'unreachable'
        ? t('state.offline')
        : t('state.restarting', { seconds: trouble.wait ?? 1 })}{' '}
      {trouble.since ? t('state.showing', { time: formatClock(trouble.since) }) : null}
    </div>
  );
}

function down(reason: unknown): boolean {
  return reason instanceof Unreachable || (reason instanceof Refusal && reason.status === 503);
}

function same(before: Trouble | null, now: Trouble | null): Trouble | null {
  return JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
