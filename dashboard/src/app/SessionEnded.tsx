import '@mantine/core/styles/PasswordInput.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import { Anchor, Button, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { session, signIn } from '../api/session';
import '../shared/i18n/entrance';
import { t } from '../shared/i18n';
import { beginSession, useSessionEnded } from './sessionState';

/** Over the page when the session is over: what is on the page stays there. */
export function SessionEnded() {
  const ended = useSessionEnded();
  const who = useQuery({ ...session, enabled: false }).data;
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const again = useMutation({
    mutationFn: () => signIn(who?.user.email ?? '', password),
    onSuccess: (now) => {
      client.setQueryData(session.queryKey, now);
      setPassword('');
      beginSession();
      void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    again.mutate();
  };
  return (
    <Modal
      opened={ended}
      onClose={() => {}}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t('session.ended')}
    >
      <form onSubmit={submit}>
        <Stack>
          <Text>{t('session.again', { email: who?.user.email ?? '' })}</Text>
          <PasswordInput
            label={t('signIn.password')}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={again.error?.message}
            data-autofocus
          />
          <Button type="submit" loading={again.isPending}>
            {t('signIn.do')}
          </Button>
          <Anchor href="/app/sign-in">{t('session.other')}</Anchor>
        </Stack>
      </form>
    </Modal>
  );
}
