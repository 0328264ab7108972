import { Alert, Button, Skeleton } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { Refusal, Unreachable } from '../../api/client';
import { t } from '../i18n';
import { Copy } from '../ui/Copy';
import css from '../ui/ui.module.css';

/** Nothing moves where an answer comes at once. */
const PATIENCE_MS = 150;

/** True once somebody has waited long enough to be shown that they wait. */
export function useLate(): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return late;
}

/** Grey lines in the shape of what comes. */
export function Waiting({ rows = 8, height = 22 }: { rows?: number; height?: number }) {
  const late = useLate();
  if (!late) return null;
  return (
    <div
      role="status"
      aria-label={t('state.loading')}
      style={{ display: 'grid', gap: 12, padding: 16 }}
    >
      {Array.from({ length: rows }, (_, i) => (
        <Skeleton key={i} height={height} width={`${96 - ((i * 13) % 37)}%`} />
      ))}
    </div>
  );
}

interface LoadedProps<T> {
  query: {
    data: T | undefined;
    error: Error | null;
    failureReason: Error | null;
    isPending: boolean;
    refetch: () => unknown;
  };
  waiting?: ReactNode;
  /** What is said of what is not there (404). */
  gone?: ReactNode;
  children: (data: T) => ReactNode;
}

/** What a query has, or one of the other states it can be in. */
export function Loaded<T>({ query, waiting, gone, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  const failure = query.error ?? query.failureReason;
  if (failure instanceof Refusal && failure.status === 404 && gone !== undefined) return gone;
  if (failure !== null && !(failure instanceof Unreachable && query.isPending)) {
    return <Failure failure={failure} retry={() => void query.refetch()} />;
  }
  return waiting ?? <Waiting />;
}

/** What went wrong, in the server's words where it said any. */
export function Failure({ failure, retry }: { failure: Error; retry?: () => void }) {
  const refused = failure instanceof Refusal ? failure : null;
  const title =
    refused?.status === 403
      ? t('state.refused')
      : refused?.status === 404
        ? t('state.gone')
        : t('state.failed');
  return (
    <Alert color="red" variant="outline" title={title} role="alert" m="md">
      <p style={{ margin: '0 0 8px' }}>{refused?.message ?? t('state.unreachable')}</p>
      {refused?.requestId ? (
        <p className="muted" style={{ margin: '0 0 8px' }}>
          {t('state.request')} <Copy value={refused.requestId} mono />
        </p>
      ) : null}
      {retry ? (
        <Button variant="default" size="xs" onClick={retry}>
          {t('state.retry')}
        </Button>
      ) : null}
    </Alert>
  );
}

/** A list that is empty, and what can be done about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={css.state}>
      <strong>{title}</strong>
      {children}
    </div>
  );
}

/** The line for somebody who programs. */
export function Curl({ command }: { command: string }) {
  return (
    <code className={`${css.curl} mono`}>
      <Copy value={command} mono />
    </code>
  );
}
