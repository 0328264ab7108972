import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { CONTACTS_A_PAGE, contactCount, contactFacets, contacts } from '../../api/contacts';
import { curl } from '../../shared/curl';
import { formatNumber } from '../../shared/format';
import { Allowed } from '../../shared/role/Allowed';
import { useForbidden } from '../../shared/role/forbidden';
import '../../shared/i18n/contacts';
import '../../shared/i18n/calls';
import { t } from '../../shared/i18n';
import { useShortcuts } from '../../shared/keyboard/keys';
import { Curl, Empty, Loaded, Waiting } from '../../shared/states/Loaded';
import { CopyAsCurl } from '../../shared/ui/CopyAsCurl';
import { Page } from '../../shared/ui/Page';
import { asContactQuery, type ContactsAddress, filtered } from './address';
import { ContactTable } from './ContactTable';
import css from './contacts.module.css';
import { NewContact } from './NewContact';
import { TagChips } from './TagChips';

const SETTLED_MS = 250;

/** Whom can be called: found by what they are and by tags. */
export function ContactsPage() {
  const address = useSearch({ from: '/inside/contacts' });
  const navigate = useNavigate();
  const show = (part: Partial<ContactsAddress>, replace = false) =>
    void navigate({
      to: '/contacts',
      search: { ...address, page: undefined, ...part },
      replace,
    });
  const found = useQuery(contacts(asContactQuery(address)));
  const facets = useQuery(contactFacets);
  const [making, setMaking] = useState(false);
  const may = useForbidden('POST /contact/create') === undefined;
  const [text, setText] = useState(address.search ?? '');
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => setText(address.search ?? ''), [address.search]);
  const look = useDebouncedCallback((words: string) => {
    show({ search: words.trim() || undefined }, true);
  }, SETTLED_MS);
  useShortcuts([
    { keys: '/', label: 'keys.search', run: () => box.current?.focus() },
    { keys: 'n', label: 'contacts.new', run: () => setMaking(may) },
  ]);
  const attributes = facets.data?.attributes ?? [];
  return (
    <Page
      title={t('nav.contacts')}
      actions={
        <>
          <Allowed deed="POST /contact/create">
            <Button onClick={() => setMaking(true)}>{t('contacts.new')}</Button>
          </Allowed>
          <CopyAsCurl path={`/contact${asText(address)}`} />
        </>
      }
    >
      <search className={css.bar}>
        <TextInput
          ref={box}
          type="search"
          className={css.search}
          aria-label={t('contacts.search')}
          placeholder={t('contacts.searchHint')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            look(event.currentTarget.value);
          }}
        />
        <NativeSelect
          aria-label={t('contacts.sort')}
          value={address.sort ?? 'created'}
          data={(['created', 'updated', 'name'] as const).map((value) => ({
            value,
            label: t(`contacts.by.${value}`),
          }))}
          onChange={(event) => {
            const sort = event.currentTarget.value;
            show({ sort: sort === 'name' || sort === 'updated' ? sort : undefined });
          }}
        />
        {attributes.length > 0 ? (
          <NativeSelect
            aria-label={t('contacts.column')}
            value=""
            data={[
              { value: '', label: t('contacts.column') },
              ...attributes
                .filter(({ name }) => !address.columns?.includes(name))
                .map(({ name }) => ({ value: name, label: name })),
            ]}
            onChange={(event) =>
              show({ columns: [...(address.columns ?? []), event.currentTarget.value] })
            }
          />
        ) : null}
      </search>
      <TagChips address={address} known={facets.data?.tags ?? []} onChange={show} />
      <div className="panel">
        <Loaded query={found} waiting={<Waiting rows={10} />}>
          {(page) =>
            page.contacts.length === 0 ? (
              <Nobody
                address={address}
                onClear={() => void navigate({ to: '/contacts', search: {} })}
                onNew={() => setMaking(true)}
              />
            ) : (
              <>
                <ContactTable
                  contacts={page.contacts}
                  columns={address.columns ?? []}
                  onTag={(tag) => show({ tags: [...new Set([...(address.tags ?? []), tag])] })}
                  onColumn={(name) =>
                    show({ columns: address.columns?.filter((one) => one !== name) })
                  }
                />
                <Foot
                  from={(address.page ?? 0) * CONTACTS_A_PAGE}
                  shown={page.contacts.length}
                  count={page.count}
                  onPage={(by) => show({ page: (address.page ?? 0) + by || undefined })}
                />
              </>
            )
          }
        </Loaded>
      </div>
      {making ? <NewContact onClose={() => setMaking(false)} /> : null}
    </Page>
  );
}

function asText(address: ContactsAddress): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(asContactQuery(address)))
    for (const one of [value].flat()) if (one !== undefined) parameters.append(name, String(one));
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

interface FootProps {
  from: number;
  shown: number;
  count: number;
  onPage: (by: number) => void;
}

function Foot({ from, shown, count, onPage }: FootProps) {
  return (
    <footer className={css.foot}>
      <span role="status">
        {t('contacts.shown', {
          from: formatNumber(from + 1),
          to: formatNumber(from + shown),
          count: formatNumber(count),
        })}
      </span>
      {count > CONTACTS_A_PAGE ? (
        <span className={css.pages}>
          <Button variant="default" size="xs" disabled={from === 0} onClick={() => onPage(-1)}>
            {t('contacts.before')}
          </Button>
          <Button
            variant="default"
            size="xs"
            disabled={from + shown >= count}
            onClick={() => onPage(1)}
          >
            {t('contacts.after')}
          </Button>
        </span>
      ) : null}
    </footer>
  );
}

interface NobodyProps {
  address: ContactsAddress;
  onClear: () => void;
  onNew: () => void;
}

/** Nobody is found: by these filters, or at all. */
function Nobody({ address, onClear, onNew }: NobodyProps) {
  const all = useQuery(contactCount);
  if (all.data === undefined) return <Waiting rows={3} />;
  return filtered(address) || all.data > 0 ? (
    <Empty title={t('contacts.none')}>
      <p>{t('contacts.noneWhy', { count: formatNumber(all.data) })}</p>
      <Button variant="default" onClick={onClear}>
        {t('calls.clear')}
      </Button>
    </Empty>
  ) : (
    <Empty title={t('contacts.first')}>
      <p>{t('contacts.firstHow')}</p>
      <Allowed deed="POST /contact/create">
        <Button onClick={onNew}>{t('contacts.new')}</Button>
      </Allowed>
      <Curl command={curl('/contact/create', { phone_number: '+12025550123', name: 'Ada' })} />
    </Empty>
  );
}
