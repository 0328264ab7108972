import '@mantine/core/styles/PasswordInput.layer.css';
import { Anchor, Button, PasswordInput, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { changePassword, session, signInByTicket } from '../../api/session';
import '../../shared/i18n/entrance';
import { t } from '../../shared/i18n';
import { Waiting } from '../../shared/states/Loaded';
import { Outside, Refused } from './Outside';

/** What the address printed at the start ends with; it is taken out of the address at once. */
function takeTicket(): string {
  const ticket = decodeURIComponent(location.hash.slice(1));
  history.replaceState(history.state, '', location.pathname);
  return ticket;
}

let ticket: string | null = null;

/** For the first who comes, and for new members: the address signs in, and a password is chosen. */
export function WelcomePage() {
  const client = useQueryClient();
  const enter = useMutation({
    mutationFn: signInByTicket,
    onSuccess: (now) => client.setQueryData(session.queryKey, now),
  });
  useEffect(() => {
    if (ticket !== null) return;
    ticket = takeTicket();
    enter.mutate(ticket);
  }, [enter.mutate]);
  if (enter.isSuccess) return <ChoosePassword email={enter.data.user.email} />;
  return (
    <Outside title={t('welcome.title')}>
      {enter.isError ? (
        <>
          <Refused failure={enter.error} />
          <p style={{ margin: 0 }}>{t('welcome.used')}</p>
          <Anchor component={Link} to="/sign-in">
            {t('welcome.signIn')}
          </Anchor>
        </>
      ) : (
        <Waiting rows={3} />
      )}
    </Outside>
  );
}

const SHORTEST = 12;

function ChoosePassword({ email }: { email: string }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const choose = useMutation({
    mutationFn: () => changePassword(password),
    onSuccess: (now) => {
      client.setQueryData(session.queryKey, now);
      // Whoever can try agents does that first.
      void navigate(
        now.features.includes('chat') && !('POST /chat' in now.forbidden)
          ? { to: '/start' }
          : { to: '/calls', search: {} },
      );
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password.length >= SHORTEST) choose.mutate();
  };
  return (
    <Outside title={t('welcome.choose')}>
      <form onSubmit={submit}>
        <Stack>
          <p style={{ margin: 0 }}>{t('welcome.as', { email })}</p>
          <input type="email" autoComplete="username" value={email} readOnly hidden />
          <PasswordInput
            label={t('welcome.password')}
            description={t('welcome.length', { count: SHORTEST })}
            autoComplete="new-password"
            minLength={SHORTEST}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={
              password !== '' && password.length < SHORTEST
                ? t('welcome.more', { count: SHORTEST - password.length })
                : null
            }
            data-autofocus
          />
          <Refused failure={choose.error} />
          <Button type="submit" loading={choose.isPending} disabled={password.length < SHORTEST}>
            {t('welcome.do')}
          </Button>
          <Anchor component={Link} to="/calls">
            {t('welcome.later')}
          </Anchor>
        </Stack>
      </form>
    </Outside>
  );
}
