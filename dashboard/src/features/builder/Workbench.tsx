import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/FloatingIndicator.layer.css';
import '@mantine/core/styles/SegmentedControl.layer.css';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ReactFlowProvider } from '@xyflow/react';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { place } from '../../agent-doc/edits';
import { arranged } from '../../agent-doc/layout';
import { emptyRows, ordered } from '../../agent-doc/problems';
import { agents } from '../../api/agents';
import { t } from '../../shared/i18n';
import { useShortcuts } from '../../shared/keyboard/keys';
import { Allowed } from '../../shared/role/Allowed';
import { Page } from '../../shared/ui/Page';
import { Archived } from './Archived';
import css from './builder.module.css';
import { Canvas } from './Canvas';
import { BuilderContext, useNumbers, useView } from './context';
import type { Editor } from './Editor';
import { Inspector } from './Inspector';
import { Outline } from './Outline';
import { ProblemList } from './ProblemList';
import { Said } from './Said';
import { SavingMark } from './SavingMark';
import { useProblems } from './useProblems';
import { useStepKeys } from './useStepKeys';

const AgentMenu = lazy(async () => ({ default: (await import('./AgentMenu')).AgentMenu }));
const Conflict = lazy(async () => ({ default: (await import('./Conflict')).Conflict }));
const PublishSheet = lazy(async () => ({ default: (await import('./PublishSheet')).PublishSheet }));

/** Outline, canvas and inspector of one agent, side by side. */
export function Workbench({ id, editor }: { id: string; editor: Editor }) {
  const { history, saved, saving, joined } = useView(editor);
  const doc = history.present;
  const numbers = useNumbers(doc);
  const judged = useProblems(id, doc);
  const problems = useMemo(() => ordered(judged, numbers), [judged, numbers]);
  const [listed, setListed] = useState(false);
  const [publishing, setPublishing] = useState(false);
  const [last, setLast] = useState(-1);
  const empty = useMemo(() => emptyRows(doc).length, [doc]);
  const jump = useCallback(
    (step: string | null, part = 'says') => {
      setPublishing(false);
      editor.select(step === null ? [] : [step]);
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          const inspector = document.getElementById('inspector');
          const found =
            inspector?.querySelector<HTMLElement>(`[data-part="${part}"]`) ??
            inspector?.querySelector<HTMLElement>('input, textarea');
          found?.focus();
          found?.scrollIntoView({ block: 'nearest' });
        }),
      );
    },
    [editor],
  );
  // Whoever is signed out is asked for the password over the page, as by any list; then it goes on.
  const out = saving.is === 'signed_out';
  const since = useRef(0);
  const probe = useQuery({ ...agents, enabled: out, staleTime: 0 });
  useEffect(() => {
    if (out) since.current = Date.now();
  }, [out]);
  useEffect(() => {
    if (out && probe.dataUpdatedAt > since.current) editor.retry();
  }, [out, probe.dataUpdatedAt, editor]);
  const nextProblem = () => {
    const next = (last + 1) % Math.max(1, problems.length);
    const found = problems[next];
    if (found === undefined) return;
    setLast(next);
    jump(found.step, found.part);
  };
  useShortcuts([
    { keys: 'Mod+z', label: 'builder.undo', run: () => editor.undo() },
    { keys: 'Mod+Shift+z', label: 'builder.redo', run: () => editor.redo() },
    {
      keys: 'Mod+e',
      label: 'builder.arrange',
      run: () => editor.apply(place(editor.doc, arranged(editor.doc))),
    },
    { keys: 'F8', label: 'builder.nextProblem', run: nextProblem },
  ]);
  useStepKeys(editor);
  const builder = useMemo(
    () => ({ editor, problems, numbers, jump }),
    [editor, problems, numbers, jump],
  );
  return (
    <BuilderContext value={builder}>
      <Page
        title={saved.title}
        actions={
          <div className={css.actions}>
            <span className={css.state}>
              {saved.published === null
                ? t('agents.never')
                : t('agents.live', { version: saved.published })}
            </span>
            <SavingMark saving={saving} />
            <Button
              size="xs"
              variant="default"
              aria-expanded={listed}
              onClick={() => setListed(!listed)}
            >
              {t('builder.problemCount', { count: problems.length })}
            </Button>
            <Button
              size="xs"
              variant="default"
              disabled={history.past.length === 0}
              onClick={() => editor.undo()}
            >
              {t('builder.undo')}
            </Button>
            <Button
              size="xs"
              variant="default"
              disabled={history.future.length === 0}
              onClick={() => editor.redo()}
            >
              {t('builder.redo')}
            </Button>
            <Link to="/agents/$id/versions" params={{ id }}>
              {t('builder.versions')}
            </Link>
            <Allowed deed="POST /agent/{id}/publish">
              <Button size="xs" onClick={() => setPublishing(true)}>
                {t('builder.publish')}
              </Button>
            </Allowed>
            <Suspense>
              <AgentMenu />
            </Suspense>
          </div>
        }
      >
        <p className="sr" role="status">
          {joined ? t('builder.joined') : ''}
        </p>
        {joined ? <p className={css.note}>{t('builder.joined')}</p> : null}
        <Said />
        {saved.status === 'ARCHIVED' ? <Archived /> : null}
        <Suspense>{saving.is === 'conflict' ? <Conflict theirs={saving.theirs} /> : null}</Suspense>
        {listed ? <ProblemList empty={empty} /> : null}
        <div className={css.bench}>
          <Outline />
          <ReactFlowProvider>
            <Canvas />
          </ReactFlowProvider>
          <Inspector />
        </div>
        <Suspense>
          {publishing ? <PublishSheet id={id} onClose={() => setPublishing(false)} /> : null}
        </Suspense>
      </Page>
    </BuilderContext>
  );
}
