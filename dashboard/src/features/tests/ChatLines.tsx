import { ActionIcon, Button, TextInput } from '@mantine/core';
import IconPencil from '@tabler/icons-react/icons/IconPencil';
import { type FormEvent, useState } from 'react';
import type { Chat, ChatLine } from '../../api/tests';
import { t } from '../../shared/i18n';
import type { Step } from '../../timeline/agent';
import { Taken } from './Taken';
import css from './tests.module.css';

interface ChatLinesProps {
  chat: Chat;
  steps: Map<string, Step>;
  busy: boolean;
  /** Says something else in the place of a line, and runs on from there. */
  onEdit: (line: ChatLine, text: string) => void;
}

/** What was said in a written conversation, with what each line was taken for. */
export function ChatLines({ chat, steps, busy, onEdit }: ChatLinesProps) {
  return (
    <ol className={css.lines} aria-label={t('tests.talk')} aria-live="polite">
      {chat.lines.map((line, i) => (
        <Line
          key={i}
          line={line}
          step={line.node === null ? undefined : steps.get(line.node)}
          entered={line.side === 'agent' && line.node !== chat.lines[i - 1]?.node}
          busy={busy}
          steps={steps}
          onEdit={(text) => onEdit(line, text)}
        />
      ))}
    </ol>
  );
}

interface LineProps {
  line: ChatLine;
  step: Step | undefined;
  /** Whether the agent came to this step with it. */
  entered: boolean;
  busy: boolean;
  steps: Map<string, Step>;
  onEdit: (text: string) => void;
}

function Line({ line, step, entered, busy, steps, onEdit }: LineProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed === null || typed.trim() === '') return;
    onEdit(typed.trim());
    setTyped(null);
  };
  return (
    <li className={css.line} data-side={line.side}>
      <div className={css.say}>
        <span className={css.meta}>
          <b>{t(line.side === 'agent' ? 'side.agent' : 'side.contact')}</b>
          {entered && step ? (
            <span>
              {step.number} {step.name}
            </span>
          ) : null}
        </span>
        {typed === null ? (
          <span className={css.words}>
            {words(line)}
            {line.side === 'contact' && line.kind === 'text' && line.turn !== null ? (
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={busy}
                aria-label={t('tests.edit', { text: line.text })}
                onClick={() => setTyped(line.text)}
              >
                <IconPencil size={15} />
              </ActionIcon>
            ) : null}
          </span>
        ) : (
          <form onSubmit={submit} className={css.editing}>
            <TextInput
              aria-label={t('tests.instead')}
              autoFocus
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Escape') setTyped(null);
              }}
            />
            <Button type="submit" size="xs">
              {t('tests.runOn')}
            </Button>
            <Button size="xs" variant="default" onClick={() => setTyped(null)}>
              {t('contact.leave')}
            </Button>
          </form>
        )}
      </div>
      {line.side === 'contact' ? <Taken line={line} steps={steps} /> : null}
    </li>
  );
}

/** What a line says, or what was done in its place. */
function words(line: ChatLine): string {
  switch (line.kind) {
    case 'text':
      return line.text;
    case 'silence':
      return t('tests.saidNothing');
    case 'keys':
      return t('tests.keys', { keys: line.text });
    case 'hangup':
      return t('tests.hungUp');
    case 'note':
      return line.text;
  }
}
