import { Button, FileButton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type AgentDoc, readDocument, writeDocument } from '../../agent-doc/document';
import { create, readAgent } from '../../api/builder';
import type { Agent } from '../../api/client';
import { t } from '../../shared/i18n';

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
          <Button {...props} size="xs" variant="default">
            {t('agents.import')}
          </Button>
        )}
      </FileButton>
      <Button
        size="xs"
        loading={making.isPending}
        onClick={() =>
          making.mutate(async () => ({ title: t('agents.newTitle'), document: BLANK }))
        }
      >
        {t('agents.new')}
      </Button>
    </>
  );
}

function download(name: string, document: AgentDoc): void {
  const link = globalThis.document.createElement('a');
  link.href = URL.createObjectURL(
    new Blob([writeDocument(document)], { type: 'application/json' }),
  );
  link.download = `${name.replace(/[^\p{L}\p{N} _-]/gu, '_')}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** What can be done with one of the list. */
export function AgentActions({ agent }: { agent: Agent }) {
  const making = useCreate();
  const { id, title } = agent;
  return (
    <span style={{ display: 'flex', gap: 6 }}>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={t('agents.duplicateOne', { title })}
        loading={making.isPending}
        onClick={() =>
          making.mutate(async () => ({
            title: t('agents.copyOf', { title }),
            document: (await readAgent(id)).document,
          }))
        }
      >
        {t('agents.duplicate')}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={t('agents.exportOne', { title })}
        onClick={() => void readAgent(id).then((saved) => download(title, saved.document))}
      >
        {t('agents.export')}
      </Button>
    </span>
  );
}
