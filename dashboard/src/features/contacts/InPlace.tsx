import { ActionIcon, Button, TextInput } from '@mantine/core';
import IconPencil from '@tabler/icons-react/icons/IconPencil';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { t } from '../../shared/i18n';
import css from './contacts.module.css';

interface InPlaceProps {
  label: string;
  value: string;
  /** How the value is shown, where not as its text. */
  children?: ReactNode;
  type?: 'text' | 'tel' | 'email';
  /** What may stand behind the pencil. */
  more?: ReactNode;
  /** Keeps a new value. @throws what was wrong with it */
  save: (value: string) => Promise<unknown>;
}

/** A value that is changed where it stands. */
export function InPlace({ label, value, children, type = 'text', more, save }: InPlaceProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const left = useRef(false);
  useEffect(() => {
    if (typed === null && left.current) pencil.current?.focus();
    left.current = typed !== null;
  }, [typed]);
  const close = () => {
    setTyped(null);
    setWrong(null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (typed === null || typed === value) return close();
    setSaving(true);
    try {
      await save(typed);
      close();
    } catch (failure) {
      setWrong(failure instanceof Error ? failure.message : String(failure));
    } finally {
      setSaving(false);
    }
  };
  if (typed === null) {
    return (
      <span className={css.place}>
        <span className={css.value}>{children ?? (value === '' ? t('none') : value)}</span>
        <ActionIcon
          ref={pencil}
          variant="subtle"
          color="gray"
          aria-label={t('contact.change', { what: label })}
          onClick={() => setTyped(value)}
        >
          <IconPencil size={16} />
        </ActionIcon>
        {more}
      </span>
    );
  }
  return (
    <form onSubmit={(event) => void submit(event)} className={css.editing}>
      <TextInput
        aria-label={label}
        type={type}
        autoFocus
        value={typed}
        error={wrong}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close();
        }}
      />
      <Button type="submit" size="xs" loading={saving}>
        {t('contact.save')}
      </Button>
      <Button variant="default" size="xs" onClick={close}>
        {t('contact.leave')}
      </Button>
    </form>
  );
}
