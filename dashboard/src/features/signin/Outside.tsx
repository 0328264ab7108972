import { Alert, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { Refusal, Unreachable } from '../../api/client';
import { t } from '../../shared/i18n';
import css from './signin.module.css';

/** Whether what is typed here can be read on its way. */
const readable = () =>
  location.protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);

/** A page for who is not signed in yet. */
export function Outside({ title, children }: { title: string; children: ReactNode }) {
  useEffect(() => {
    document.title = t('page.title', { page: title });
  }, [title]);
  return (
    <main className={css.outside}>
      <div className={css.card}>
        <img src="/app/icon.svg" alt="" width={40} height={40} />
        <Title order={1}>{title}</Title>
        {readable() ? (
          <Alert color="red" variant="outline" title={t('signIn.readable')}>
            {t('signIn.readableWhy')}
          </Alert>
        ) : null}
        {children}
      </div>
    </main>
  );
}

/** Why it was not possible to sign in. */
export function Refused({ failure }: { failure: Error | null }) {
  if (failure === null) return null;
  const words = failure instanceof Unreachable ? t('state.unreachable') : failure.message;
  const wait = failure instanceof Refusal && failure.status === 429 ? failure.retryAfter : null;
  return (
    <Alert color="red" variant="outline" role="alert">
      {words} {wait !== null ? t('signIn.wait', { minutes: Math.ceil(wait / 60) }) : null}
    </Alert>
  );
}
