import '@mantine/core/styles/Checkbox.layer.css';
import { Button, Checkbox, Group, Stack, TextInput, UnstyledButton } from '@mantine/core';
import IconFilter from '@tabler/icons-react/icons/IconFilter';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { agents } from '../../api/agents';
import { type Filters, withFilter, withoutFilter } from '../../shared/filters';
import { t, word } from '../../shared/i18n';
import { useShortcuts } from '../../shared/keyboard/keys';
import { STATUSES } from '../../shared/ui/StatusMark';
import css from './calls.module.css';
import { Opener } from './Opener';

const FAULTS = ['us', 'carrier', 'provider', 'callee', 'none', 'unknown'];
const OFFERED = [
  'agent',
  'status',
  'fault',
  'from',
  'to',
  'min_ms',
  'max_ms',
  'gap_p95_min',
  'turns_min',
  'interrupted_min',
  'tag',
  'variable',
  'metadata',
  'has_recording',
  'parked',
] as const;
type Offered = (typeof OFFERED)[number];

interface ChooserProps {
  filters: Filters;
  onChange: (filters: Filters) => void;
}

/** Adds a filter: first which, then its value. */
export function FilterChooser({ filters, onChange }: ChooserProps) {
  const [opened, setOpened] = useState(false);
  const [field, setField] = useState<Offered | null>(null);
  const toggle = (open: boolean) => {
    setOpened(open);
    if (open) setField(null);
  };
  useShortcuts([{ keys: 'f', label: 'keys.filter', run: () => toggle(true) }]);
  return (
    <Opener
      opened={opened}
      onOpened={toggle}
      label={t('filter.add')}
      icon={<IconFilter size={15} aria-hidden />}
    >
      {field === null ? (
        <div className={css.filterList}>
          {OFFERED.map((name) => (
            <UnstyledButton key={name} onClick={() => setField(name)}>
              {word('filter', name)}
            </UnstyledButton>
          ))}
        </div>
      ) : (
        <Editor field={field} filters={filters} onChange={onChange} done={() => toggle(false)} />
      )}
    </Opener>
  );
}

function Editor({
  field,
  filters,
  onChange,
  done,
}: ChooserProps & { field: Offered; done: () => void }) {
  const known = useQuery({ ...agents, enabled: field === 'agent' }).data ?? [];
  const choose = (name: string, value: string, on: boolean) =>
    onChange(on ? withFilter(filters, name, value) : withoutFilter(filters, name, value));
  const boxes = (values: { value: string; label: string }[]) => (
    <Stack gap="xs">
      <strong>{word('filter', field)}</strong>
      {values.map(({ value, label }) => (
        <Checkbox
          key={value}
          label={label}
          checked={filters[field]?.includes(value) ?? false}
          onChange={(event) => choose(field, value, event.currentTarget.checked)}
        />
      ))}
      <Button size="xs" onClick={done}>
        {t('filter.done')}
      </Button>
    </Stack>
  );
  switch (field) {
    case 'status':
      return boxes(STATUSES.map((value) => ({ value, label: word('status', value) })));
    case 'fault':
      return boxes(FAULTS.map((value) => ({ value, label: word('fault', value) })));
    case 'agent':
      return boxes(known.map((agent) => ({ value: agent.id, label: agent.title })));
    case 'has_recording':
    case 'parked':
      return (
        <Stack gap="xs">
          <strong>{word('filter', field)}</strong>
          <Group>
            {['true', 'false'].map((value) => (
              <Button
                key={value}
                variant="default"
                size="xs"
                onClick={() => {
                  choose(field, value, true);
                  done();
                }}
              >
                {t(value === 'true' ? 'yes' : 'no')}
              </Button>
            ))}
          </Group>
        </Stack>
      );
    default:
      return (
        <ValueForm
          field={field}
          onValue={(name, value) => {
            onChange(withFilter(filters, name, value));
            done();
          }}
        />
      );
  }
}

const DAY_MS = 86_400_000;

/** What was typed as the filter keeps it: days as times, seconds as milliseconds. */
function kept(field: Offered, value: string): string {
  if (field === 'from') return new Date(`${value}T00:00`).toISOString();
  if (field === 'to') return new Date(new Date(`${value}T00:00`).getTime() + DAY_MS).toISOString();
  if (field === 'min_ms' || field === 'max_ms') return String(Math.round(Number(value) * 1000));
  return value;
}

function ValueForm({
  field,
  onValue,
}: {
  field: Offered;
  onValue: (name: string, value: string) => void;
}) {
  const [value, setValue] = useState('');
  const [name, setName] = useState('');
  const named = field === 'variable' || field === 'metadata';
  const type =
    field === 'from' || field === 'to' ? 'date' : /_m(s|in)$/.test(field) ? 'number' : 'text';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (value !== '' && (!named || name !== ''))
      onValue(named ? `${field}.${name}` : field, kept(field, value));
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        {named ? (
          <TextInput
            label={t('filter.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
        ) : null}
        <TextInput
          label={word('filter', field)}
          description={
            field === 'min_ms' || field === 'max_ms'
              ? t('filter.seconds')
              : field === 'gap_p95_min'
                ? t('filter.ms')
                : undefined
          }
          type={type}
          min={0}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
          data-autofocus={named ? undefined : true}
        />
        <Button type="submit" size="xs" disabled={value === ''}>
          {t('filter.apply')}
        </Button>
      </Stack>
    </form>
  );
}
