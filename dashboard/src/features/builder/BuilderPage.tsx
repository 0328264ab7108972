import '../../shared/i18n/builder';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { same } from '../../agent-doc/document';
import { readAgent, type Saved } from '../../api/builder';
import { formatClock } from '../../shared/format';
import { useForbidden } from '../../shared/role/forbidden';
import '../../shared/i18n/agents';
import { t } from '../../shared/i18n';
import { Empty, Loaded } from '../../shared/states/Loaded';
import { Page } from '../../shared/ui/Page';
import { drop, type Kept, leftBehind } from './copies';
import { Editor } from './Editor';
import { Workbench } from './Workbench';

const ChangeList = lazy(async () => ({ default: (await import('./ChangeList')).ChangeList }));

/** One agent: what is said, and where it goes. */
export function BuilderPage() {
  const { id } = useParams({ from: '/inside/agents/$id/build' });
  // What comes back later is met by the saver, which knows what was typed meanwhile.
  const agent = useQuery({
    queryKey: ['builder', id],
    queryFn: () => readAgent(id),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <Loaded
      query={agent}
      gone={
        <Page title={t('nav.agents')}>
          <Empty title={t('builder.gone')}>
            <Link to="/agents">{t('nav.agents')}</Link>
          </Empty>
        </Page>
      }
    >
      {(saved) => <Opened key={id} id={id} saved={saved} />}
    </Loaded>
  );
}

/** Asks first what is to become of edits that were left unsaved here. */
function Opened({ id, saved }: { id: string; saved: Saved }) {
  const forbidden = useForbidden('PUT /agent/{id}') !== undefined;
  const [left, setLeft] = useState<Kept | null>(() => {
    // Edits of before are left for whoever may make them.
    if (forbidden) return null;
    const found = leftBehind(id, Date.now());
    if (found === null || !same(found.document, saved.document)) return found;
    drop(found);
    return null;
  });
  const [kept, setKept] = useState<Kept | null>(null);
  if (left === null) return <Edited id={id} saved={saved} kept={kept} frozen={forbidden} />;
  return (
    <Page title={saved.title}>
      <section className="panel" style={{ padding: 20 }} aria-label={t('builder.left')}>
        <h2>{t('builder.leftWhen', { time: formatClock(new Date(left.at).toISOString()) })}</h2>
        <p>{t('builder.leftHow')}</p>
        <Suspense>
          <ChangeList before={saved.document} after={left.document} />
        </Suspense>
        <Button
          mr="sm"
          onClick={() => {
            setKept(left);
            setLeft(null);
          }}
        >
          {t('builder.leftKeep')}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            drop(left);
            setLeft(null);
          }}
        >
          {t('builder.leftDrop')}
        </Button>
      </section>
    </Page>
  );
}

interface EditedProps {
  id: string;
  saved: Saved;
  kept: Kept | null;
  frozen: boolean;
}

function Edited({ id, saved, kept, frozen }: EditedProps) {
  const { step } = useSearch({ from: '/inside/agents/$id/build' });
  const navigate = useNavigate({ from: '/agents/$id/build' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: an editor lives as long as its page
  const editor = useMemo(() => new Editor(id, saved, step, kept, frozen), [id]);
  useEffect(() => {
    if (kept !== null) editor.takeUp(kept);
    const back = () => editor.retry();
    const leave = (event: BeforeUnloadEvent) => {
      if (!editor.safe) event.preventDefault();
    };
    addEventListener('online', back);
    addEventListener('focus', back);
    addEventListener('beforeunload', leave);
    let shown = step;
    const stop = editor.subscribe(() => {
      const now = editor.current().selected[0];
      if (now === shown) return;
      shown = now;
      void navigate({ search: { step: now }, replace: true });
    });
    return () => {
      stop();
      removeEventListener('online', back);
      removeEventListener('focus', back);
      removeEventListener('beforeunload', leave);
      void editor.flush().finally(() => editor.close());
    };
  }, [editor, step, navigate, kept]);
  return <Workbench id={id} editor={editor} />;
}
