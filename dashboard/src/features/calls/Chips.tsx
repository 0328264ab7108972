import { CloseButton, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { agents } from '../../api/agents';
import { type Filters, withFilter, withoutFilter } from '../../shared/filters';
import { formatDay, formatLength, formatMs } from '../../shared/format';
import { t, word } from '../../shared/i18n';
import css from './calls.module.css';

const FilterChooser = lazy(async () => ({
  default: (await import('./FilterChooser')).FilterChooser,
}));

/** The filters there are, each of which can be taken away; none is hidden. */
export function Chips({
  filters,
  onChange,
}: {
  filters: Filters;
  onChange: (filters: Filters) => void;
}) {
  const known = useQuery({ ...agents, enabled: filters.agent !== undefined }).data;
  const title = (id: string) => known?.find((agent) => agent.id === id)?.title ?? id;
  const tests = filters.test?.[0];
  return (
    <div className={css.chips}>
      <Suspense>
        <FilterChooser filters={filters} onChange={onChange} />
      </Suspense>
      {Object.entries(filters)
        .filter(([name]) => name !== 'test')
        .flatMap(([name, values]) =>
          values.map((value) => (
            <span key={`${name} ${value}`} className={css.chip}>
              <span>
                {label(name)} <b>{name === 'agent' ? title(value) : shown(name, value)}</b>
              </span>
              <CloseButton
                size="sm"
                aria-label={t('filter.remove', { name: label(name) })}
                onClick={() => onChange(withoutFilter(filters, name, value))}
              />
            </span>
          )),
        )}
      <span className={css.chip}>
        {t(
          tests === 'any'
            ? 'filter.testsShown'
            : tests === 'true'
              ? 'filter.testsOnly'
              : 'filter.testsHidden',
        )}
        <UnstyledButton
          px={6}
          fw={600}
          onClick={() =>
            onChange(
              tests === undefined
                ? withFilter(filters, 'test', 'any')
                : withoutFilter(filters, 'test'),
            )
          }
        >
          {t(tests === undefined ? 'filter.show' : 'filter.hide')}
        </UnstyledButton>
      </span>
    </div>
  );
}

/** What a filter is called. */
export function label(name: string): string {
  const named = /^(variable|metadata)\.(.+)$/.exec(name);
  return named === null ? word('filter', name) : t('filter.named', { name: named[2] });
}

function shown(name: string, value: string): string {
  switch (name) {
    case 'status':
      return word('status', value);
    case 'fault':
      return word('fault', value);
    case 'reason':
      return word('reason', value);
    case 'from':
    case 'to':
      return formatDay(value);
    case 'min_ms':
    case 'max_ms':
      return formatLength(Number(value));
    case 'gap_p95_min':
      return formatMs(Number(value));
    case 'has_recording':
    case 'parked':
      return t(value === 'true' ? 'yes' : 'no');
    case 'words_by':
      return word('search', value);
    default:
      return value;
  }
}
