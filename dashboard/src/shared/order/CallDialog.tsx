import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import { Alert, Button, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { agents } from '../../api/agents';
import { type Agent, Refusal } from '../../api/client';
import { type Contact, mayCall } from '../../api/contacts';
import { order, published } from '../../api/orders';
import { formatPhone } from '../format';
import '../i18n/contacts';
import { t } from '../i18n';
import { wanted } from '../references';
import { Loaded, Waiting } from '../states/Loaded';
import { newKey } from './key';
import { Reasons } from './Reasons';

interface CallDialogProps {
  contact: Contact;
  /** The agent and values to begin with, such as those of a call that is made again. */
  agent?: string;
  values?: Record<string, unknown>;
  onClose: () => void;
}

const text = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);

/** Has an agent call somebody: which one, with what it wants to know, and when. */
export function CallDialog({ contact, agent, values, onClose }: CallDialogProps) {
  const known = useQuery(agents);
  const name = contact.name || formatPhone(contact.phone_number ?? '');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('order.title', { name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Loaded query={known} waiting={<Waiting rows={4} />}>
        {(all) => {
          const live = all.filter(
            (one) => one.status === 'ACTIVE' && (one.published_version ?? 0) > 0,
          );
          return live.length === 0 ? (
            <p>{t('order.noAgent')}</p>
          ) : (
            <Form
              agents={live}
              contact={contact}
              name={name}
              first={live.find((one) => one.id === agent) ?? live[0]}
              values={values ?? {}}
            />
          );
        }}
      </Loaded>
    </Modal>
  );
}

interface FormProps {
  agents: Agent[];
  contact: Contact;
  name: string;
  first: Agent | undefined;
  values: Record<string, unknown>;
}

function Form({ agents: list, contact, name, first, values }: FormProps) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [id, setId] = useState(first?.id ?? '');
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [at, setAt] = useState('');
  const [key, setKey] = useState(newKey);
  const agent = list.find((one) => one.id === id);
  const version = agent?.published_version ?? 0;
  const document = useQuery({ ...published(id, version), enabled: version > 0 });
  const may = useQuery(mayCall(contact.id, id));
  const asked = document.data === undefined ? [] : wanted(document.data.document).metadata;
  const stands = (field: string) => text(contact.attributes[field]);
  const value = (field: string) => typed[field] ?? text(values[field]);
  const ring = useMutation({
    mutationFn: () =>
      order(
        {
          contact: contact.id,
          agent: id,
          metadata: {
            ...values,
            ...Object.fromEntries(
              asked.filter((field) => value(field) !== '').map((field) => [field, value(field)]),
            ),
          },
          at: at === '' ? undefined : new Date(at).toISOString(),
        },
        key,
      ),
    // What was refused is another order once it is mended; what got no answer is the same again.
    onError: (failure) => {
      if (failure instanceof Refusal) setKey(newKey());
    },
    onSuccess: (queued) => {
      void client.invalidateQueries({ queryKey: ['calls'] });
      void navigate({ to: '/calls/$id', params: { id: queued.id } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ring.mutate();
  };
  const missing = asked.filter((field) => value(field) === '' && stands(field) === '');
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <NativeSelect
          label={t('order.agent')}
          value={id}
          data={list.map((one) => ({ value: one.id, label: one.title }))}
          onChange={(event) => setId(event.currentTarget.value)}
        />
        {asked.map((field) => (
          <TextInput
            key={field}
            label={field}
            description={
              stands(field) === '' ? undefined : t('order.stands', { value: stands(field) })
            }
            value={value(field)}
            maxLength={2000}
            onChange={(event) => {
              const words = event.currentTarget.value;
              setTyped((before) => ({ ...before, [field]: words }));
            }}
          />
        ))}
        {missing.length > 0 && document.data !== undefined ? (
          <span className="muted">{t('order.missing', { count: missing.length })}</span>
        ) : null}
        <TextInput
          type="datetime-local"
          label={t('order.at')}
          description={t('order.atWhat')}
          value={at}
          onChange={(event) => setAt(event.currentTarget.value)}
        />
        {may.data && may.data.may !== 'now' ? <Reasons may={may.data} /> : null}
        {ring.error ? (
          <Alert color="red" variant="outline" role="alert">
            {ring.error.message}
          </Alert>
        ) : null}
        <Button
          type="submit"
          loading={ring.isPending}
          disabled={may.data?.may === 'no' || document.data === undefined}
        >
          {at === '' ? t('order.do', { name }) : t('order.doLater', { name })}
        </Button>
      </Stack>
    </form>
  );
}
