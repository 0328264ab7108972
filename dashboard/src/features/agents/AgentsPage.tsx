import '@mantine/core/styles/FloatingIndicator.layer.css';
import '@mantine/core/styles/SegmentedControl.layer.css';
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { agents } from '../../api/agents';
import { changeNow } from '../../api/builder';
import type { Agent } from '../../api/client';
import { RenameAgent } from '../../shared/agent/RenameAgent';
import '../../shared/i18n/agents';
import '../../shared/i18n/builder';
import { t } from '../../shared/i18n';
import { useShortcuts } from '../../shared/keyboard/keys';
import { Empty, Failure, Loaded } from '../../shared/states/Loaded';
import { Copy } from '../../shared/ui/Copy';
import { CopyAsCurl } from '../../shared/ui/CopyAsCurl';
import { Page } from '../../shared/ui/Page';
import { When } from '../../shared/ui/When';
import { AgentActions, NewAgent } from './AgentActions';
import css from './agents.module.css';
import { type Moved, useStatus } from './useStatus';

type Shown = 'ACTIVE' | 'ARCHIVED';

/** Which agents there are, and whether they are live. */
export function AgentsPage() {
  const all = useQuery(agents);
  const client = useQueryClient();
  const address = useSearch({ from: '/inside/agents' });
  const navigate = useNavigate({ from: '/agents' });
  const shown: Shown = address.archived ? 'ARCHIVED' : 'ACTIVE';
  const title = address.title ?? '';
  const show = (part: typeof address) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const [renamed, setRenamed] = useState<Agent | null>(null);
  const status = useStatus();
  const move = (agent: Agent, from: Shown) =>
    status.mutate({ agent, to: from === 'ARCHIVED' ? 'ACTIVE' : 'ARCHIVED' });
  const box = useRef<HTMLInputElement>(null);
  useShortcuts([{ keys: '/', label: 'keys.search', run: () => box.current?.focus() }]);
  return (
    <Page
      title={t('nav.agents')}
      actions={
        <div className={css.actions}>
          <CopyAsCurl path="/interview?all_interviews=true" />
          <NewAgent />
        </div>
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
          onChange={(event) => show({ title: event.currentTarget.value || undefined })}
        />
        <SegmentedControl
          aria-label={t('agents.which')}
          value={shown}
          data={[
            { value: 'ACTIVE', label: t('agents.active') },
            { value: 'ARCHIVED', label: t('agents.archived') },
          ]}
          onChange={(value) => show({ archived: value === 'ARCHIVED' || undefined })}
        />
      </div>
      <div role="status">
        {status.data === undefined ? null : (
          <Notice
            key={status.submittedAt}
            moved={status.data}
            onUndo={() => move(status.data.agent, status.data.to)}
          />
        )}
      </div>
      {status.error === null ? null : <Failure failure={status.error} />}
      {renamed === null ? null : (
        <RenameAgent
          title={renamed.title}
          rename={async (to) => {
            await changeNow(renamed.id, { title: to });
            await client.invalidateQueries({ queryKey: ['agents'] });
          }}
          onClose={() => setRenamed(null)}
        />
      )}
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
              <Table
                agents={found}
                onRename={setRenamed}
                onStatus={(agent) => move(agent, agent.status)}
              />
            );
          }}
        </Loaded>
      </div>
    </Page>
  );
}

/** What became of an agent, and the way back: the row that had the focus is gone. */
function Notice({ moved: { agent, to, waiting }, onUndo }: { moved: Moved; onUndo: () => void }) {
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => undo.current?.focus(), []);
  const { title } = agent;
  return (
    <p className={css.notice}>
      {t(to === 'ARCHIVED' ? 'agent.archived' : 'agent.restored', { title })}{' '}
      {to === 'ARCHIVED' ? t('agent.waiting', { count: waiting }) : null}{' '}
      <Button ref={undo} size="compact-sm" variant="default" onClick={onUndo}>
        {t('agent.undo')}
      </Button>
    </p>
  );
}

interface TableProps {
  agents: Agent[];
  onRename: (agent: Agent) => void;
  onStatus: (agent: Agent) => void;
}

function Table({ agents: list, onRename, onStatus }: TableProps) {
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
            <td className={css.calls}>
              <Link to="/calls" search={{ agent: [agent.id] }}>
                {t('agents.itsCalls')}
              </Link>
            </td>
            <td>
              <AgentActions
                agent={agent}
                onRename={() => onRename(agent)}
                onStatus={() => onStatus(agent)}
              />
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
  return (
    <span className={css.state}>
      <span className={css.live}>
        {t('agents.live', { version: agent.published_version ?? 0 })}
      </span>
      {agent.draft_changed ? <span className={css.draft}>{t('agent.draftChanged')}</span> : null}
    </span>
  );
}
