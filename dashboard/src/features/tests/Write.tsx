import { Alert, Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { call } from '../../api/calls';
import { type Chat, type Said, startChat, tell } from '../../api/tests';
import { t } from '../../shared/i18n';
import { wanted } from '../../shared/references';
import { keepSamples, readSamples, sent } from '../../shared/samples';
import { steps } from '../../timeline/agent';
import { ChatEnd } from './ChatEnd';
import { ChatLines } from './ChatLines';
import { Composer } from './Composer';
import { markTalked } from './facts';
import { SampleValues } from './SampleValues';
import type { TriedProps } from './TestPanel';
import css from './tests.module.css';

/** Somebody writes what a callee might say, and sees what the agent makes of it. */
export function Write({ agent, version, document, address, onPath }: TriedProps) {
  const asked = useMemo(() => wanted(document), [document]);
  const known = useMemo(() => steps(document), [document]);
  const [samples, setSamples] = useState(() => readSamples(agent.id));
  const [chat, setChat] = useState<Chat | null>(null);
  const from = useQuery({ ...call(address.call ?? ''), enabled: address.call !== undefined });
  const list = useRef<HTMLDivElement>(null);
  const begin = useMutation({
    mutationFn: () => {
      keepSamples(agent.id, samples);
      return startChat({
        agent: agent.id,
        version,
        ...sent(samples, asked),
        from:
          address.call === undefined ? undefined : { call: address.call, index: address.turn ?? 0 },
      });
    },
    onSuccess: setChat,
  });
  const go = useMutation({
    mutationFn: ({ said, after }: { said: Said; after?: number }) => {
      if (chat === null) throw new Error(t('tests.noChat'));
      return tell(chat, said, after);
    },
    onSuccess: (now) => {
      setChat(now);
      if (now.lines.some((line) => line.side === 'contact')) markTalked();
    },
  });
  const path = useMemo(() => chat?.path ?? [], [chat]);
  useEffect(() => onPath?.(path), [onPath, path]);
  const count = chat?.lines.length ?? 0;
  useEffect(() => {
    if (count > 0) list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' });
  }, [count]);
  const again = () => {
    setChat(null);
    go.reset();
    begin.reset();
  };
  const failure = go.error ?? begin.error;
  const told =
    failure === null ? null : (
      <Alert color="red" variant="outline" role="alert">
        <p style={{ margin: '0 0 8px' }}>{failure.message}</p>
        {chat === null ? null : (
          <Button variant="default" size="xs" onClick={again}>
            {t('tests.again')}
          </Button>
        )}
      </Alert>
    );
  if (chat === null) {
    return (
      <form
        className={css.before}
        onSubmit={(event) => {
          event.preventDefault();
          begin.mutate();
        }}
      >
        {address.call === undefined ? (
          <SampleValues wanted={asked} samples={samples} onChange={setSamples} />
        ) : (
          <p>
            {t('tests.goesOn', {
              name: from.data?.contact.name ?? t('calls.contact'),
            })}
          </p>
        )}
        {told}
        <Button type="submit" loading={begin.isPending}>
          {t(address.call === undefined ? 'tests.begin' : 'tests.goOn')}
        </Button>
        <p className="muted">{t('tests.writeWhat')}</p>
      </form>
    );
  }
  return (
    <div className={css.chat}>
      <div ref={list}>
        <ChatLines
          chat={chat}
          steps={known}
          busy={go.isPending}
          onEdit={(line, text) => go.mutate({ said: { text }, after: (line.turn ?? 1) - 1 })}
        />
        {chat.ended === null ? null : <ChatEnd chat={chat} steps={known} />}
      </div>
      {told}
      {chat.ended === null ? (
        <Composer
          document={document}
          node={chat.node}
          busy={go.isPending}
          onSay={(said) => go.mutate({ said })}
        />
      ) : null}
      <div className={css.below}>
        <Button variant="default" onClick={again}>
          {t('tests.again')}
        </Button>
      </div>
    </div>
  );
}
