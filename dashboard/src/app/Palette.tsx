import '@mantine/spotlight/styles.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import { useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { agents } from '../api/agents';
import { callRows, flat } from '../api/calls';
import { contacts } from '../api/contacts';
import { asQuery, readTyped } from '../shared/filters';
import { formatPhone, formatWhen } from '../shared/format';
import '../shared/i18n/palette';
import '../shared/i18n/settings';
import { t, word } from '../shared/i18n';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MOST = 5;
const [store, palette] = createSpotlight();

/** Go anywhere, do anything: pages, agents, contacts by name or number, a call by its id. */
export function Palette({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    if (opened) palette.open();
  }, [opened]);
  const [asked, setAsked] = useState('');
  const [settled] = useDebouncedValue(asked.trim(), 200);
  const known = useQuery({ ...agents, enabled: asked !== '' }).data ?? [];
  const named = useInfiniteQuery({
    ...callRows(asQuery({ search: [settled] })),
    enabled: settled.length >= 2 && !UUID.test(settled),
  });
  const people = useQuery({
    ...contacts({ search: settled }),
    enabled: settled.length >= 2 && !UUID.test(settled),
  });
  const pages: SpotlightActionData[] = [
    {
      id: 'calls',
      label: t('nav.calls'),
      description: t('palette.calls'),
      keywords: 'history responses interviews',
      onClick: () => void navigate({ to: '/calls', search: {} }),
    },
    {
      id: 'agents',
      label: t('nav.agents'),
      description: t('palette.agents'),
      keywords: 'interview genius bot assistant',
      onClick: () => void navigate({ to: '/agents' }),
    },
    {
      id: 'contacts',
      label: t('nav.contacts'),
      description: t('palette.contacts'),
      keywords: 'people customers leads numbers',
      onClick: () => void navigate({ to: '/contacts', search: {} }),
    },
    {
      id: 'start',
      label: t('palette.start'),
      description: t('palette.startWhat'),
      keywords: 'welcome begin test try',
      onClick: () => void navigate({ to: '/start' }),
    },
    {
      id: 'developer',
      label: t('nav.developer'),
      description: t('palette.developer'),
      keywords: 'token api key team id curl webhook',
      onClick: () => void navigate({ to: '/settings/developer' }),
    },
    {
      id: 'live',
      label: t('nav.live'),
      keywords: 'monitor watch now board',
      onClick: () => void navigate({ to: '/live' }),
    },
    {
      id: 'webhooks',
      label: t('settings.webhooks'),
      keywords: 'delivery subscription',
      onClick: () => void navigate({ to: '/settings/webhooks' }),
    },
    {
      id: 'dnc',
      label: t('settings.dnc'),
      keywords: 'dnc suppression block opt out',
      onClick: () => void navigate({ to: '/settings/dnc' }),
    },
    {
      id: 'members',
      label: t('settings.members'),
      keywords: 'people users roles admin viewer invite team',
      onClick: () => void navigate({ to: '/settings/members' }),
    },
    {
      id: 'trunk',
      label: t('settings.trunk'),
      keywords: 'sip carrier numbers',
      onClick: () => void navigate({ to: '/settings/trunk' }),
    },
    {
      id: 'system',
      label: t('settings.system'),
      keywords: 'health version disk nodes licences',
      onClick: () => void navigate({ to: '/settings/system' }),
    },
    {
      id: 'failed',
      label: t('palette.failed'),
      keywords: 'error problem',
      onClick: () =>
        void navigate({ to: '/calls', search: { fault: ['us', 'carrier', 'provider'] } }),
    },
    {
      id: 'light',
      label: t('palette.light'),
      keywords: 'theme',
      onClick: () => setColorScheme('light'),
    },
    {
      id: 'dark',
      label: t('palette.dark'),
      keywords: 'theme',
      onClick: () => setColorScheme('dark'),
    },
  ];
  const found: SpotlightActionData[] = [
    ...(UUID.test(settled)
      ? [
          {
            id: `call ${settled}`,
            label: t('palette.call', { id: settled }),
            onClick: () => void navigate({ to: '/calls/$id', params: { id: settled } }),
          },
        ]
      : []),
    ...known
      .filter((agent) => agent.title.toLowerCase().includes(settled.toLowerCase()))
      .slice(0, MOST)
      .map((agent) => ({
        id: `agent ${agent.id}`,
        label: agent.title,
        description: t('palette.callsOf'),
        keywords: settled,
        onClick: () => void navigate({ to: '/calls', search: { agent: [agent.id] } }),
      })),
    ...known
      .filter((agent) => agent.title.toLowerCase().includes(settled.toLowerCase()))
      .slice(0, MOST)
      .map((agent) => ({
        id: `try ${agent.id}`,
        label: t('palette.try', { agent: agent.title }),
        description: t('palette.tryWhat'),
        keywords: settled,
        onClick: () => void navigate({ to: '/agents/$id/tests', params: { id: agent.id } }),
      })),
    ...(people.data?.contacts ?? []).slice(0, MOST).map((one) => ({
      id: `contact ${one.id}`,
      label: one.name ?? formatPhone(one.phone_number ?? ''),
      description: `${t('palette.contact')} · ${formatPhone(one.phone_number ?? '')}`,
      keywords: settled,
      onClick: () => void navigate({ to: '/contacts/$id', params: { id: one.id } }),
    })),
    ...flat(named.data?.pages)
      .slice(0, MOST)
      .map((row) => ({
        id: `row ${row.id}`,
        label: row.contact.name ?? formatPhone(row.contact.phone_number ?? ''),
        description: `${formatWhen(row.created)} · ${word('status', row.status)} · ${row.agent.title}`,
        keywords: settled,
        onClick: () => void navigate({ to: '/calls/$id', params: { id: row.id } }),
      })),
    ...(settled.length >= 2
      ? [
          {
            id: 'words',
            label: t('palette.words', { words: settled }),
            keywords: settled,
            onClick: () => void navigate({ to: '/calls', search: search(settled) }),
          },
        ]
      : []),
  ];
  const groups = [
    { group: t('palette.pages'), actions: pages },
    ...(found.length > 0 ? [{ group: t('palette.found'), actions: found }] : []),
  ];
  return (
    <Spotlight
      actions={groups}
      attributes={{ content: { 'aria-label': t('palette.open') } }}
      store={store}
      onSpotlightClose={onClose}
      query={asked}
      onQueryChange={setAsked}
      shortcut={null}
      limit={20}
      nothingFound={t('palette.nothing')}
      scrollable
      maxHeight={440}
      highlightQuery={false}
      transitionProps={{ duration: 100 }}
      searchProps={{ placeholder: t('palette.open'), 'aria-label': t('palette.open') }}
    />
  );
}

function search(text: string): Record<string, string | string[]> {
  const { filters, words } = readTyped(text);
  return words === '' ? filters : { ...filters, words };
}
