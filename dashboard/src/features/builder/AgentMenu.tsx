import { Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { same } from '../../agent-doc/document';
import { version } from '../../api/builder';
import { download } from '../../shared/agent/download';
import { RenameAgent } from '../../shared/agent/RenameAgent';
import { t } from '../../shared/i18n';
import { Allowed } from '../../shared/role/Allowed';
import { Failure } from '../../shared/states/Loaded';
import { CopyAsCurl } from '../../shared/ui/CopyAsCurl';
import { useBuilder, useView } from './context';
import { useChange } from './useChange';

const Discard = lazy(async () => ({ default: (await import('./Discard')).Discard }));

/** What is done with the agent as a whole. */
export function AgentMenu() {
  const { editor } = useBuilder();
  const { history, saved } = useView(editor);
  const [asked, setAsked] = useState<'rename' | 'discard' | null>(null);
  const changing = useChange();
  const { published, title } = saved;
  const live = useQuery({ ...version(editor.agent, published ?? 0), enabled: published !== null });
  const discard =
    published === null
      ? 'builder.discardNever'
      : live.data !== undefined && same(live.data, history.present)
        ? 'builder.discardNothing'
        : 'builder.discard';
  const close = () => setAsked(null);
  return (
    <>
      {changing.error === null || asked !== null ? null : <Failure failure={changing.error} />}
      <CopyAsCurl path={`/agent/${editor.agent}`}>
        <Allowed deed="PATCH /agent/{id}">
          <Menu.Item onClick={() => setAsked('rename')}>{t('agent.rename')}</Menu.Item>
        </Allowed>
        <Allowed deed="DELETE /agent/{id}/draft">
          <Menu.Item disabled={discard !== 'builder.discard'} onClick={() => setAsked('discard')}>
            {t(discard)}
          </Menu.Item>
        </Allowed>
        <Menu.Item onClick={() => download(title, editor.doc)}>{t('agents.export')}</Menu.Item>
        {saved.status === 'ARCHIVED' ? null : (
          <Allowed deed="PATCH /agent/{id}">
            <Menu.Item onClick={() => changing.mutate({ status: 'archived' })}>
              {t('agent.archive')}
            </Menu.Item>
          </Allowed>
        )}
      </CopyAsCurl>
      {asked === 'rename' ? (
        <RenameAgent
          title={title}
          rename={(to) => changing.mutateAsync({ title: to })}
          onClose={close}
        />
      ) : null}
      <Suspense>
        {asked === 'discard' && published !== null ? (
          <Discard published={published} onClose={close} />
        ) : null}
      </Suspense>
    </>
  );
}
