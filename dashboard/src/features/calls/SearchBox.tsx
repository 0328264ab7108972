import { NativeSelect, TextInput } from '@mantine/core';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { type FormEvent, type RefObject, useEffect, useState } from 'react';
import { type Filters, readTyped, withFilter, withoutFilter } from '../../shared/filters';
import { t } from '../../shared/i18n';
import css from './calls.module.css';

type Where = 'words' | 'callee' | 'agent' | 'search';

function where(filters: Filters): Where {
  if (filters.search !== undefined && filters.words === undefined) return 'search';
  const by = filters.words_by?.[0];
  return by === 'callee' || by === 'agent' ? by : 'words';
}

interface SearchBoxProps {
  box: RefObject<HTMLInputElement | null>;
  filters: Filters;
  onChange: (filters: Filters) => void;
}

/** Finds calls by what was said in them, or by whom they were with. */
export function SearchBox({ box, filters, onChange }: SearchBoxProps) {
  const here = where(filters);
  const there = (here === 'search' ? filters.search : filters.words)?.[0] ?? '';
  const [text, setText] = useState(there);
  const [place, setPlace] = useState<Where>(here);
  useEffect(() => setText(there), [there]);
  useEffect(() => setPlace(here), [here]);
  const look = (words: string, at: Where) => {
    const typed = readTyped(words);
    let next: Filters = filters;
    for (const field of ['words', 'words_by', 'search']) next = withoutFilter(next, field);
    for (const [name, values] of Object.entries(typed.filters)) {
      for (const value of values) next = withFilter(next, name, value);
    }
    if (typed.words !== '') {
      next = withFilter(next, at === 'search' ? 'search' : 'words', typed.words);
      if (at === 'callee' || at === 'agent') next = withFilter(next, 'words_by', at);
    }
    onChange(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    look(text, place);
  };
  return (
    <search>
      <form className={css.searching} onSubmit={submit}>
        <NativeSelect
          aria-label={t('search.where')}
          w={190}
          value={place}
          data={[
            { value: 'words', label: t('search.words') },
            { value: 'callee', label: t('search.callee') },
            { value: 'agent', label: t('search.agent') },
            { value: 'search', label: t('search.name') },
          ]}
          onChange={(event) => {
            const at = event.currentTarget.value as Where;
            setPlace(at);
            if (text !== '') look(text, at);
          }}
        />
        <TextInput
          ref={box}
          type="search"
          className={css.words}
          aria-label={t('search.label')}
          placeholder={t(place === 'search' ? 'search.nameHint' : 'search.hint')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            if (event.currentTarget.value === '') look('', place);
          }}
        />
      </form>
    </search>
  );
}
