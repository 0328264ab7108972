import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import '@mantine/core/styles/Pill.layer.css';
import '@mantine/core/styles/PillsInput.layer.css';
import { Alert, Button, Modal, Stack, TagsInput, TextInput } from '@mantine/core';
import { useDebouncedValue, useLocalStorage } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Refusal } from '../../api/client';
import { contactFacets, createContact, readNumber } from '../../api/contacts';
import { formatPhone } from '../../shared/format';
import { t } from '../../shared/i18n';

const SETTLED_MS = 300;
const SHORTEST = 4;

/** Adds somebody who agreed to be called; a number that is there already is that contact again. */
export function NewContact({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [number, setNumber] = useState('');
  const [country, setCountry] = useLocalStorage({ key: 'parley-country', defaultValue: '' });
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [tags, setTags] = useState<string[]>([]);
  const [settled] = useDebouncedValue(number.trim(), SETTLED_MS);
  const facets = useQuery(contactFacets).data?.tags ?? [];
  const read = useQuery({
    ...readNumber(settled, country),
    enabled: settled.length >= SHORTEST,
  });
  const there = read.data?.contact ?? null;
  const add = useMutation({
    mutationFn: () =>
      createContact({
        phone_number: number.trim(),
        country_code: country || null,
        name: name.trim() || null,
        email: email.trim() || null,
        tags,
      }),
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: ['contacts'] });
      client.setQueryData(['contact', made.id], made);
      void navigate({ to: '/contacts/$id', params: { id: made.id } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  const wrong = (field: string) =>
    add.error instanceof Refusal && add.error.field === field ? add.error.message : null;
  const elsewhere =
    add.error !== null && !['phone_number', 'name', 'email', 'country_code'].some(wrong);
  const unread = number.trim() === settled && read.error instanceof Refusal ? read.error : null;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('contacts.new')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={t('contacts.number')}
            type="tel"
            required
            withAsterisk={false}
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
            description={
              read.data
                ? t('contacts.reads', {
                    number: read.data.phone_number,
                    country: read.data.country_code ?? t('none'),
                  })
                : t('contacts.numberWhat')
            }
            error={wrong('phone_number') ?? unread?.message}
            data-autofocus
          />
          <TextInput
            label={t('contacts.country')}
            description={t('contacts.countryWhat')}
            value={country}
            maxLength={4}
            onChange={(event) => setCountry(event.currentTarget.value.trim().toUpperCase())}
            error={wrong('country_code')}
          />
          <TextInput
            label={t('contacts.name')}
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.currentTarget.value)}
            error={wrong('name')}
          />
          <TextInput
            label={t('contacts.email')}
            type="email"
            value={email}
            maxLength={254}
            onChange={(event) => setEmail(event.currentTarget.value)}
            error={wrong('email')}
          />
          <TagsInput
            label={t('contacts.tags')}
            description={t('contacts.tagsWhat')}
            value={tags}
            data={facets.map((facet) => facet.name)}
            onChange={setTags}
            clearable={false}
          />
          {there === null ? null : (
            <Alert color="yellow" variant="outline" role="status">
              {t('contacts.there', {
                name: there.name || formatPhone(there.phone_number ?? ''),
              })}
            </Alert>
          )}
          {elsewhere ? (
            <Alert color="red" variant="outline" role="alert">
              {add.error?.message}
            </Alert>
          ) : null}
          <p style={{ margin: 0 }}>{t('contacts.consent')}</p>
          <Button type="submit" loading={add.isPending} disabled={unread !== null}>
            {there === null
              ? t('contacts.add')
              : t('contacts.updateInstead', {
                  name: there.name || formatPhone(there.phone_number ?? ''),
                })}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
