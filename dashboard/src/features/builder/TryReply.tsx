import { Alert, Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { type AgentDoc, idOf, rowsOf, type Step } from '../../agent-doc/document';
import type { Schemas } from '../../api/client';
import { judgeReply } from '../../api/tests';
import { t } from '../../shared/i18n';
import '../../shared/i18n/tests';
import { Scores } from '../../shared/judged/Scores';
import { wanted } from '../../shared/references';
import { readSamples, sent } from '../../shared/samples';
import css from './builder.module.css';
import { labelOf, useBuilder, useDoc } from './context';

/** What this step would make of a reply, before anybody hears it. */
export function TryReply({ step }: { step: Step }) {
  const { editor } = useBuilder();
  const doc = useDoc();
  const [reply, setReply] = useState('');
  const samples = useMemo(() => sent(readSamples(editor.agent), wanted(doc)), [editor, doc]);
  const judge = useMutation({
    mutationFn: async (tried: AgentDoc) => ({
      tried,
      judged: await judgeReply(editor.agent, tried, idOf(step), reply.trim(), samples),
    }),
  });
  const result = useRef<HTMLDivElement>(null);
  const told = judge.data;
  useEffect(() => {
    if (told !== undefined) result.current?.scrollIntoView({ block: 'nearest' });
  }, [told]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reply.trim() !== '') judge.mutate(doc);
  };
  return (
    <form className={css.item} onSubmit={submit} aria-label={t('try.title')}>
      <strong>{t('try.title')}</strong>
      <TextInput
        label={t('try.label')}
        value={reply}
        maxLength={2000}
        onChange={(event) => setReply(event.currentTarget.value)}
      />
      <Button type="submit" size="compact-sm" variant="default" loading={judge.isPending}>
        {t('try.do')}
      </Button>
      {judge.error ? (
        <Alert color="red" variant="outline" role="alert">
          {judge.error.message}
        </Alert>
      ) : null}
      <div role="status" ref={result}>
        {told ? <Judged {...told} step={step} now={doc} /> : null}
      </div>
    </form>
  );
}

interface JudgedProps {
  tried: AgentDoc;
  now: AgentDoc;
  judged: Schemas['JudgedReply'];
  step: Step;
}

function Judged({ tried, now, judged, step }: JudgedProps) {
  const label = (id: string) =>
    judged.candidates.find((one) => one.id === id)?.label ||
    rowsOf(step)
      .filter((row) => row.place === id)
      .map(labelOf)[0] ||
    id.replaceAll('_', ' ');
  const values = Object.entries(judged.variables);
  return (
    <div className={css.tried}>
      {judged.candidates.length === 0 ? (
        <p>{t('try.rules')}</p>
      ) : (
        <>
          <p>
            {judged.outcome !== null
              ? `→ ${label(judged.outcome)}`
              : judged.likely.length > 0
                ? t('try.likely', { those: judged.likely.map(label).join(', ') })
                : t('try.none')}
          </p>
          <Scores judgement={judged} label={label} />
        </>
      )}
      {judged.intent === null || judged.intent === 'answer' ? null : (
        <p>{t('try.intent', { intent: judged.intent.replaceAll('_', ' ') })}</p>
      )}
      {values.map(([name, value]) => (
        <p key={name}>
          {t(judged.unsure.includes(name) ? 'try.unsure' : 'try.captured', { name, value })}
        </p>
      ))}
      {values.length === 0 ? <p className="muted">{t('try.nothing')}</p> : null}
      {judged.answer === null ? null : <p>{t('try.answer', { text: judged.answer.text })}</p>}
      <p className="muted">
        {t('try.took', { ms: judged.ms })}
        {tried === now ? null : ` · ${t('try.changed')}`}
      </p>
    </div>
  );
}
