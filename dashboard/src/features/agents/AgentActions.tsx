import '@mantine/core/styles/Menu.layer.css';
import { ActionIcon, Button, FileButton, Menu } from '@mantine/core';
import IconDots from '@tabler/icons-react/icons/IconDots';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type AgentDoc, readDocument } from '../../agent-doc/document';
import { create, readAgent } from '../../api/builder';
import type { Agent } from '../../api/client';
import { download } from '../../shared/agent/download';
import { t } from '../../shared/i18n';
import { Allowed } from '../../shared/role/Allowed';

/** A conversation with nothing in it but its two ends. */
const BLANK: AgentDoc = {
  language: 'en',
  nodes: [
    {
      type: 'start',
      id: 'greeting',
      name: 'Greeting',
      position: { x: 0, y: 0 },
      text: '',
      outcomes: { prompt: [], else: { next: 'goodbye' } },
    },
    { type: 'end', id: 'goodbye', name: 'Goodbye', position: { x: 344, y: 0 }, text: 'Goodbye.' },
  ],
};

/** Makes an agent and opens it. */
function useCreate() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (from: () => Promise<{ title: string; document: AgentDoc }>) => {
      const { title, document } = await from();
      return create(title, document);
    },
    onSuccess: async (id) => {
      await client.invalidateQueries({ queryKey: ['agents'] });
      await navigate({ to: '/agents/$id/build', params: { id }, search: { step: undefined } });
    },
  });
}

async function imported(file: File): Promise<{ title: string; document: AgentDoc }> {
  const source = await file.text();
  try {
    return { title: file.name.replace(/\.json$/i, ''), document: readDocument(source) };
  } catch {
    throw new Error(t('agents.importWrong'));
  }
}

/** A further agent: with nothing in it, or out of a file. */
export function NewAgent() {
  const making = useCreate();
  return (
    <>
      {making.error === null ? null : <span role="alert">{making.error.message}</span>}
      <FileButton
        accept="application/json,.json"
        onChange={(file) => {
          if (file !== null) making.mutate(() => imported(file));
        }}
      >
        {(props) => (
          <Allowed deed="POST /agent">
            <Button {...props} size="xs" variant="default">
              {t('agents.import')}
            </Button>
          </Allowed>
        )}
      </FileButton>
      <Allowed deed="POST /agent">
        <Button
          size="xs"
          loading={making.isPending}
          onClick={() =>
            making.mutate(async () => ({ title: t('agents.newTitle'), document: BLANK }))
          }
        >
          {t('agents.new')}
        </Button>
      </Allowed>
    </>
  );
}

interface AgentActionsProps {
  agent: Agent;
  onRename: () => void;
  /** Archives it, or takes it back into use. */
  onStatus: () => void;
}

/** What can be done with one of the list. */
export function AgentActions({ agent, onRename, onStatus }: AgentActionsProps) {
  const making = useCreate();
  const navigate = useNavigate();
  const { id, title } = agent;
  const duplicate = () =>
    making.mutate(async () => ({
      title: t('agents.copyOf', { title }),
      document: (await readAgent(id)).document,
    }));
  return (
    <>
      {making.error === null ? null : <span role="alert">{making.error.message}</span>}
      <Menu
        withInitialFocusPlaceholder={false}
        withinPortal={false}
        position="bottom-end"
        transitionProps={{ duration: 100 }}
      >
        <Menu.Target>
          <ActionIcon
            variant="default"
            size="md"
            aria-label={t('agent.menu', { title })}
            loading={making.isPending}
          >
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void navigate({ to: '/calls', search: { agent: [id] } })}>
            {t('agents.itsCalls')}
          </Menu.Item>
          <Allowed deed="PATCH /agent/{id}">
            <Menu.Item onClick={onRename}>{t('agent.rename')}</Menu.Item>
          </Allowed>
          <Allowed deed="POST /agent">
            <Menu.Item onClick={duplicate}>{t('agents.duplicate')}</Menu.Item>
          </Allowed>
          <Menu.Item
            onClick={() => void readAgent(id).then((saved) => download(title, saved.document))}
          >
            {t('agents.export')}
          </Menu.Item>
          <Allowed deed="PATCH /agent/{id}">
            <Menu.Item onClick={onStatus}>
              {t(agent.status === 'ARCHIVED' ? 'agent.restore' : 'agent.archive')}
            </Menu.Item>
          </Allowed>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
