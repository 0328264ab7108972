import '@mantine/core/styles/PasswordInput.layer.css';
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { session, signIn } from '../../api/session';
import '../../shared/i18n/entrance';
import { t } from '../../shared/i18n';
import { Outside, Refused } from './Outside';

/** Only a place of our own is gone to after signing in. */
export function safeNext(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/calls';
}

export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' });
  const router = useRouter();
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const sign = useMutation({
    mutationFn: () => signIn(email, password),
    onSuccess: (now) => {
      client.clear();
      client.setQueryData(session.queryKey, now);
      router.history.push(`/app${safeNext(next?.replace(/^\/app/, ''))}`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sign.mutate();
  };
  return (
    <Outside title={t('signIn.title')}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('signIn.email')}
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            data-autofocus
          />
          <PasswordInput
            label={t('signIn.password')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Refused failure={sign.error} />
          <Button type="submit" loading={sign.isPending}>
            {t('signIn.do')}
          </Button>
          <p className="muted" style={{ margin: 0 }}>
            {t('signIn.forgotten')}
          </p>
        </Stack>
      </form>
    </Outside>
  );
}
