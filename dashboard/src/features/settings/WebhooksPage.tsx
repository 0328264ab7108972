import { Alert, Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import {
  allDeliveries,
  type DeliveryState,
  rotate,
  sendTest,
  subscribe,
  unsubscribe,
  type Webhook,
  webhooks,
} from '../../api/watch';
import { Allowed, AllowedPart } from '../../shared/role/Allowed';
import '../../shared/i18n/deliveries';
import { t, word } from '../../shared/i18n';
import { Curl, Empty, Loaded, Waiting } from '../../shared/states/Loaded';
import { DeliveryRow } from '../../shared/ui/DeliveryRow';
import { When } from '../../shared/ui/When';
import { SettingsPage } from './SettingsPage';
import css from './settings.module.css';

const TYPES = ['NEW_RESPONSE', 'ACTION_FAILED', 'PHONE_TRANSFER'] as const;
const STATES: DeliveryState[] = ['pending', 'delivered', 'parked', 'dropped'];

/** Who is told of what, and whether it arrived. */
export function WebhooksPage() {
  const known = useQuery(webhooks);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <SettingsPage title={t('settings.webhooks')} path="/webhooks">
      <section className={`panel ${css.part}`} aria-labelledby="subscriptions">
        <h2 id="subscriptions">{t('hooks.subscriptions')}</h2>
        {secret === null ? null : (
          <Alert color="green.9" variant="default" title={t('hooks.secret')} mb="md" role="status">
            <Curl command={secret} />
          </Alert>
        )}
        <Loaded query={known} waiting={<Waiting rows={3} />}>
          {({ webhooks: list }) =>
            list.length === 0 ? (
              <Empty title={t('hooks.none')} />
            ) : (
              <table className={`cards ${css.table}`}>
                <tbody>
                  {list.map((hook) => (
                    <Subscription key={hook.id} hook={hook} onSecret={setSecret} />
                  ))}
                </tbody>
              </table>
            )
          }
        </Loaded>
        <AllowedPart deed="POST /webhooks/subscribe">
          <Subscribe onSecret={setSecret} />
        </AllowedPart>
      </section>
      <Deliveries />
    </SettingsPage>
  );
}

function Subscribe({ onSecret }: { onSecret: (secret: string) => void }) {
  const client = useQueryClient();
  const [type, setType] = useState<(typeof TYPES)[number]>('NEW_RESPONSE');
  const [url, setUrl] = useState('');
  const make = useMutation({
    mutationFn: () => subscribe(type, url.trim()),
    onSuccess: ({ secret }) => {
      onSecret(secret);
      setUrl('');
      return client.invalidateQueries({ queryKey: webhooks.queryKey });
    },
  });
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      <NativeSelect
        label={t('deliveries.type')}
        data={[...TYPES]}
        value={type}
        onChange={({ currentTarget }) =>
          setType(TYPES.find((one) => one === currentTarget.value) ?? 'NEW_RESPONSE')
        }
      />
      <TextInput
        label={t('hooks.url')}
        placeholder="https://"
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
        error={make.error?.message}
      />
      <Button type="submit" loading={make.isPending} disabled={url.trim() === ''}>
        {t('hooks.subscribe')}
      </Button>
    </form>
  );
}

function Subscription({ hook, onSecret }: { hook: Webhook; onSecret: (secret: string) => void }) {
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: webhooks.queryKey });
  const test = useMutation({
    mutationFn: () => sendTest(hook.id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['deliveries'] }),
  });
  const change = useMutation({
    mutationFn: () => rotate(hook.id),
    onSuccess: ({ secret }) => onSecret(secret),
  });
  const end = useMutation({ mutationFn: () => unsubscribe(hook), onSuccess: again });
  const [sure, setSure] = useState(false);
  const failure = test.error ?? change.error ?? end.error;
  return (
    <tr>
      <th scope="row">
        {hook.url}
        {failure ? (
          <div role="alert" className={css.bad}>
            {failure.message}
          </div>
        ) : null}
      </th>
      <td className="mono">
        {hook.type} {hook.data}
      </td>
      <td>
        <When time={hook.created} />
      </td>
      <td>
        <div className={css.buttons}>
          <Allowed deed="POST /webhooks/{id}/test">
            <Button
              size="compact-sm"
              variant="default"
              loading={test.isPending}
              onClick={() => test.mutate()}
            >
              {test.isSuccess ? t('hooks.tested') : t('hooks.test')}
            </Button>
          </Allowed>
          <Allowed deed="POST /webhooks/{id}/rotate">
            <Button
              size="compact-sm"
              variant="default"
              loading={change.isPending}
              onClick={() => change.mutate()}
            >
              {t('hooks.rotate')}
            </Button>
          </Allowed>
          <Allowed deed="DELETE /webhooks/unsubscribe">
            <Button
              size="compact-sm"
              variant="default"
              color="red"
              loading={end.isPending}
              onClick={() => (sure ? end.mutate() : setSure(true))}
              onBlur={() => setSure(false)}
            >
              {sure ? t('hooks.endSure') : t('hooks.end')}
            </Button>
          </Allowed>
        </div>
      </td>
    </tr>
  );
}

function Deliveries() {
  const [state, setState] = useState<DeliveryState | undefined>();
  const found = useQuery(allDeliveries(state));
  return (
    <section className={`panel ${css.part}`} aria-labelledby="deliveries">
      <h2 id="deliveries">{t('hooks.deliveries')}</h2>
      <NativeSelect
        size="xs"
        w={180}
        aria-label={t('deliveries.state')}
        value={state ?? ''}
        data={[
          { value: '', label: t('hooks.all') },
          ...STATES.map((value) => ({ value, label: word('delivery', value) })),
        ]}
        onChange={({ currentTarget }) =>
          setState(STATES.find((one) => one === currentTarget.value))
        }
      />
      <Loaded query={found} waiting={<Waiting rows={4} />}>
        {({ deliveries }) =>
          deliveries.length === 0 ? (
            <Empty title={t('hooks.noDeliveries')} />
          ) : (
            <table className={`cards ${css.table}`}>
              <thead>
                <tr>
                  {(['when', 'type', 'to', 'state', 'tries', 'answer', 'again'] as const).map(
                    (name) => (
                      <th key={name} scope="col">
                        {t(`deliveries.${name}`)}
                      </th>
                    ),
                  )}
                </tr>
              </thead>
              <tbody>
                {deliveries.map((one) => (
                  <DeliveryRow
                    key={one.id}
                    delivery={one}
                    again={one.state === 'parked' ? 'compact-sm' : null}
                    queryKey={['deliveries']}
                  >
                    <Link to="/calls/$id" params={{ id: one.call_id }}>
                      <When time={one.created} />
                    </Link>
                  </DeliveryRow>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </section>
  );
}
