import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import { Alert, Anchor, Button, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { agents } from '../../api/agents';
import type { Token } from '../../api/client';
import { session } from '../../api/session';
import { makeToken, revokeToken, tokens } from '../../api/tokens';
import { curl } from '../../shared/curl';
import { Allowed } from '../../shared/role/Allowed';
import { useForbidden } from '../../shared/role/forbidden';
import '../../shared/i18n/developer';
import { t } from '../../shared/i18n';
import { useShortcuts } from '../../shared/keyboard/keys';
import { Curl, Empty, Loaded, Waiting } from '../../shared/states/Loaded';
import { Copy } from '../../shared/ui/Copy';
import { CopyAsCurl } from '../../shared/ui/CopyAsCurl';
import { Page } from '../../shared/ui/Page';
import { When } from '../../shared/ui/When';
import css from './developer.module.css';

/** What a developer is given: where, as whom, and how. */
export function DeveloperPage() {
  const who = useQuery(session);
  const list = useQuery(tokens);
  const agent = useQuery(agents).data?.[0];
  const [making, setMaking] = useState(false);
  const may = useForbidden('POST /token') === undefined;
  useShortcuts([{ keys: 'n', label: 'keys.newToken', run: () => setMaking(may) }]);
  return (
    <Page title={t('nav.developer')} actions={<CopyAsCurl path="/token" />}>
      <section className={`panel ${css.part}`} aria-labelledby="where">
        <h2 id="where">{t('developer.where')}</h2>
        <Loaded query={who} waiting={<Waiting rows={2} />}>
          {({ team }) => (
            <dl className={css.facts}>
              <dt>{t('developer.base')}</dt>
              <dd>
                <Copy value={location.origin} mono />
              </dd>
              <dt>{t('developer.team')}</dt>
              <dd>
                <Copy value={team.id} mono /> <span className="muted">{team.name}</span>
              </dd>
              <dt>{t('developer.header')}</dt>
              <dd className="mono">x-api-token, team_id</dd>
              <dt>{t('developer.docs')}</dt>
              <dd>
                <Anchor href="/docs">/docs</Anchor> ·{' '}
                <Anchor href="/openapi.json">/openapi.json</Anchor>
              </dd>
            </dl>
          )}
        </Loaded>
      </section>
      <section className={`panel ${css.part}`} aria-labelledby="tokens">
        <div className={css.head}>
          <h2 id="tokens">{t('developer.tokens')}</h2>
          <Allowed deed="POST /token">
            <Button onClick={() => setMaking(true)}>{t('developer.new')}</Button>
          </Allowed>
        </div>
        <Loaded query={list} waiting={<Waiting rows={3} />}>
          {({ tokens: known }) =>
            known.length === 0 ? (
              <Empty title={t('developer.noTokens')} />
            ) : (
              <Tokens tokens={known} />
            )
          }
        </Loaded>
      </section>
      <section className={`panel ${css.part}`} aria-labelledby="try">
        <h2 id="try">{t('developer.try')}</h2>
        <p className="muted">{t('developer.tryHow')}</p>
        <Stack gap="sm">
          <Curl command={curl('/user')} />
          <Curl command={curl('/contact/create', { phone_number: '+12025550123', name: 'Ada' })} />
          <Curl
            command={curl(
              '/contact/call',
              { contact_id: '…', interview_id: agent?.id ?? '…' },
              who.data?.team.id,
            )}
          />
        </Stack>
      </section>
      <section className={`panel ${css.part}`} aria-labelledby="move">
        <h2 id="move">{t('developer.move')}</h2>
        <p style={{ margin: 0 }}>{t('developer.moveHow', { base: location.origin })}</p>
      </section>
      <NewToken opened={making} onClose={() => setMaking(false)} />
    </Page>
  );
}

function Tokens({ tokens: known }: { tokens: Token[] }) {
  const [ending, setEnding] = useState<Token | null>(null);
  return (
    <>
      <table className={`cards ${css.table}`}>
        <thead>
          <tr>
            {(['name', 'made', 'by', 'used'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`token.${name}`)}
              </th>
            ))}
            <th scope="col">
              <span className="sr">{t('token.revoke')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {known.map((token) => (
            <tr key={token.id}>
              <th scope="row">{token.name}</th>
              <td data-label={t('token.made')}>
                <When time={token.created} />
              </td>
              <td className="words" data-label={t('token.by')}>
                {token.user_name}
              </td>
              <td data-label={t('token.used')}>
                {token.last_used ? <When time={token.last_used} /> : t('token.never')}
              </td>
              <td className={css.end}>
                <Allowed deed="DELETE /token/{id}">
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t('token.revokeOne', { name: token.name })}
                    onClick={() => setEnding(token)}
                  >
                    {t('token.revoke')}
                  </Button>
                </Allowed>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Revoke token={ending} onClose={() => setEnding(null)} />
    </>
  );
}

/** Asks once, since whatever uses the token stops working. */
function Revoke({ token, onClose }: { token: Token | null; onClose: () => void }) {
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: (id: string) => revokeToken(id),
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: tokens.queryKey });
    },
  });
  return (
    <Modal
      opened={token !== null}
      onClose={onClose}
      title={t('token.revokeTitle', { name: token?.name ?? '' })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <span>
          {t('token.revokeWhy')}{' '}
          {token?.last_used ? (
            <>
              {t('token.lastUsed')} <When time={token.last_used} />.
            </>
          ) : (
            t('token.neverUsed')
          )}
        </span>
        {revoke.error ? (
          <Alert color="red" variant="outline" role="alert">
            {revoke.error.message}
          </Alert>
        ) : null}
        <Button
          color="red"
          loading={revoke.isPending}
          onClick={() => token && revoke.mutate(token.id)}
        >
          {t('token.revokeOne', { name: token?.name ?? '' })}
        </Button>
      </Stack>
    </Modal>
  );
}

function NewToken({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const make = useMutation({
    mutationFn: () => makeToken(name.trim()),
    onSuccess: () => client.invalidateQueries({ queryKey: tokens.queryKey }),
  });
  const close = () => {
    onClose();
    setName('');
    make.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') make.mutate();
  };
  const made = make.data;
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('developer.new')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {made === undefined ? (
        <form onSubmit={submit}>
          <Stack>
            <TextInput
              label={t('token.name')}
              description={t('token.nameWhat')}
              value={name}
              maxLength={200}
              onChange={(event) => setName(event.currentTarget.value)}
              error={make.error?.message}
              data-autofocus
            />
            <Button type="submit" loading={make.isPending} disabled={name.trim() === ''}>
              {t('token.make')}
            </Button>
          </Stack>
        </form>
      ) : (
        <Stack>
          <p style={{ margin: 0 }}>{t('token.once')}</p>
          <Curl command={made.token} />
          <p style={{ margin: 0 }}>{t('token.tryIt')}</p>
          <Curl command={`export PARLEY_TOKEN='${made.token}'\n${curl('/user')}`} />
          <Button onClick={close}>{t('token.kept')}</Button>
        </Stack>
      )}
    </Modal>
  );
}
