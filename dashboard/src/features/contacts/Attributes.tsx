import { ActionIcon, Alert, Button, TextInput } from '@mantine/core';
import IconX from '@tabler/icons-react/icons/IconX';
import { type FormEvent, useState } from 'react';
import type { Contact } from '../../api/contacts';
import { t } from '../../shared/i18n';
import { shown } from './ContactTable';
import css from './contacts.module.css';
import { InPlace } from './InPlace';
import { useChange } from './useChange';

type Values = Record<string, unknown>;

/** A text stays a text; what was more than that is JSON, and stays what it was if it is none. */
export function typedAs(before: unknown, typed: string): unknown {
  if (typeof before === 'string' || before === undefined) return typed;
  try {
    return JSON.parse(typed) as unknown;
  } catch {
    throw new Error(t('contact.noJson'));
  }
}

/** What else is known of a contact, by name; agents say it where their text has {name}. */
export function Attributes({ contact }: { contact: Contact }) {
  const change = useChange(contact);
  const [removed, setRemoved] = useState<{ name: string; value: unknown } | null>(null);
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const values: Values = contact.attributes;
  const keep = (attributes: Values) => change.mutateAsync({ attributes });
  const failed = () => undefined; // told below
  const remove = (gone: string) => {
    const { [gone]: before, ...others } = values;
    keep(others).then(() => setRemoved({ name: gone, value: before }), failed);
  };
  const undo = () => {
    if (removed !== null)
      keep({ ...values, [removed.name]: removed.value }).then(() => setRemoved(null), failed);
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    keep({ ...values, [name.trim()]: value }).then(() => {
      setName('');
      setValue('');
    }, failed);
  };
  return (
    <>
      <h3>{t('contact.attributes')}</h3>
      <dl className={css.list}>
        {Object.entries(values).map(([key, known]) => (
          <Attribute
            key={key}
            name={key}
            value={known}
            save={(typed) => keep({ ...values, [key]: typedAs(known, typed) })}
            remove={() => remove(key)}
          />
        ))}
      </dl>
      {removed === null ? null : (
        <p role="status" className={css.undo}>
          {t('contact.removed', { name: removed.name })}{' '}
          <Button variant="default" size="compact-sm" onClick={undo}>
            {t('contact.undo')}
          </Button>
        </p>
      )}
      <form onSubmit={add} className={css.adding}>
        <TextInput
          aria-label={t('contact.attributeName')}
          placeholder={t('contact.attributeName')}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          aria-label={t('contact.attributeValue')}
          placeholder={t('contact.attributeValue')}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={name.trim() === '' || change.isPending}>
          {t('contact.addAttribute')}
        </Button>
      </form>
      {change.error ? (
        <Alert color="red" variant="outline" role="alert" mt="xs">
          {change.error.message}
        </Alert>
      ) : null}
    </>
  );
}

interface AttributeProps {
  name: string;
  value: unknown;
  save: (typed: string) => Promise<unknown>;
  remove: () => void;
}

function Attribute({ name, value, save, remove }: AttributeProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <InPlace
          label={name}
          value={value === undefined || value === null ? '' : shown(value)}
          save={async (typed) => save(typed)}
          more={
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('contact.remove', { what: name })}
              onClick={remove}
            >
              <IconX size={16} />
            </ActionIcon>
          }
        />
      </dd>
    </>
  );
}
