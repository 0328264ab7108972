import '@mantine/core/styles/FloatingIndicator.layer.css';
import '@mantine/core/styles/SegmentedControl.layer.css';
import { SegmentedControl, TextInput } from '@mantine/core';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { agents } from '../../api/agents';
import type { Agent } from '../../api/client';
import { t } from '../../shared/i18n';
import { useShortcuts } from '../../shared/keyboard/keys';
import { Empty, Loaded } from '../../shared/states/Loaded';
import { Copy } from '../../shared/ui/Copy';
import { CopyAsCurl } from '../../shared/ui/CopyAsCurl';
import { Page } from '../../shared/ui/Page';
import { When } from '../../shared/ui/When';
import { AgentActions, NewAgent } from './AgentActions';
import css from './agents.module.css';

type Shown = 'ACTIVE' | 'ARCHIVED';

/** Which agents there are, and whether they are live. */
export function AgentsPage() {
  const all = useQuery(agents);
  const [shown, setShown] = useState<Shown>('ACTIVE');
  const [title, setTitle] = useState('');
  const box = useRef<HTMLInputElement>(null);
  useShortcuts([{ keys: '/', label: 'keys.search', run: () => box.current?.focus() }]);
  return (
    <Page
      title={t('nav.agents')}
      actions={
        <>
          <CopyAsCurl path="/interview?all_interviews=true" />
          <NewAgent />
        </>
      }
    >
      <div className={css.bar}>
        <TextInput
          ref={box}
          type="search"
          className={css.search}
          aria-label={t('agents.search')}
          placeholder={t('agents.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t('agents.which')}
          value={shown}
          data={[
            { value: 'ACTIVE', label: t('agents.active') },
            { value: 'ARCHIVED', label: t('agents.archived') },
          ]}
          onChange={(value) => setShown(value as Shown)}
        />
      </div>
      <div className="panel">
        <Loaded query={all}>
          {(list) => {
            const found = list.filter(
              (agent) =>
                agent.status === shown &&
                agent.title.toLowerCase().includes(title.trim().toLowerCase()),
            );
            return found.length === 0 ? (
              <Empty
                title={t(
                  title === ''
                    ? shown === 'ACTIVE'
                      ? 'agents.first'
                      : 'agents.noneArchived'
                    : 'agents.none',
                )}
              >
                {title === '' && shown === 'ACTIVE' ? <p>{t('agents.firstHow')}</p> : null}
              </Empty>
            ) : (
              <Table agents={found} />
            );
          }}
        </Loaded>
      </div>
    </Page>
  );
}

function Table({ agents: list }: { agents: Agent[] }) {
  return (
    <table className={css.table}>
      <thead>
        <tr>
          {(['title', 'state', 'changed', 'id', 'calls', 'do'] as const).map((name) => (
            <th key={name} scope="col" className={css[name]}>
              {t(`agents.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {list.map((agent) => (
          <tr key={agent.id}>
            <th scope="row">
              <Link to="/agents/$id/build" params={{ id: agent.id }}>
                {agent.title}
              </Link>
            </th>
            <td>
              <State agent={agent} />
            </td>
            <td className={css.changed}>
              <When time={agent.updated} />
            </td>
            <td className={css.id}>
              <Copy value={agent.id} mono />
            </td>
            <td>
              <Link to="/calls" search={{ agent: [agent.id] }}>
                {t('agents.itsCalls')}
              </Link>
            </td>
            <td>
              <AgentActions agent={agent} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What is live, and whether the draft is another. */
function State({ agent }: { agent: Agent }) {
  if (agent.status === 'ARCHIVED') return <span className="muted">{t('agents.isArchived')}</span>;
  if (agent.published_version === null)
    return <span className={css.draft}>{t('agents.never')}</span>;
  const changes = agent.version - (agent.published_version ?? 0);
  return (
    <span className={css.state}>
      <span className={css.live}>
        {t('agents.live', { version: agent.published_version ?? 0 })}
      </span>
      {changes > 0 ? (
        <span className={css.draft}>{t('agents.draft', { count: changes })}</span>
      ) : null}
    </span>
  );
}
