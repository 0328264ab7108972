import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Said } from '../../api/tests';
import { t } from '../../shared/i18n';
import { examples } from './examples';
import css from './tests.module.css';

const MOST = 6;
const KEYS = /^[0-9*#]{1,32}$/;

interface ComposerProps {
  document: unknown;
  /** The step that listens. */
  node: string | null;
  busy: boolean;
  onSay: (said: Said) => void;
}

/** What somebody on the telephone can do: speak, be silent, press keys, hang up. */
export function Composer({ document, node, busy, onSay }: ComposerProps) {
  const [text, setText] = useState('');
  const [keys, setKeys] = useState('');
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!busy) box.current?.focus({ preventScroll: true });
  }, [busy]);
  const say = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '' || busy) return;
    onSay({ text: text.trim() });
    setText('');
  };
  const press = (event: FormEvent) => {
    event.preventDefault();
    if (!KEYS.test(keys) || busy) return;
    onSay({ keys });
    setKeys('');
  };
  return (
    <section className={css.composer} aria-label={t('tests.yourTurn')}>
      <div className={css.suggested}>
        {examples(document, node)
          .slice(0, MOST)
          .map((one) => (
            <button
              key={one}
              type="button"
              className={css.suggestion}
              disabled={busy}
              onClick={() => onSay({ text: one })}
            >
              {one}
            </button>
          ))}
      </div>
      <form onSubmit={say} className={css.saying}>
        <TextInput
          ref={box}
          aria-label={t('tests.say')}
          placeholder={t('tests.say')}
          value={text}
          maxLength={2000}
          autoComplete="off"
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy}>
          {t('tests.send')}
        </Button>
      </form>
      <div className={css.saying}>
        <Button variant="default" disabled={busy} onClick={() => onSay({ silence: true })}>
          {t('tests.silence')}
        </Button>
        <form onSubmit={press} className={css.pressing}>
          <TextInput
            aria-label={t('tests.keysLabel')}
            placeholder={t('tests.keysLabel')}
            value={keys}
            maxLength={32}
            error={keys !== '' && !KEYS.test(keys)}
            onChange={(event) => setKeys(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={busy || !KEYS.test(keys)}>
            {t('tests.press')}
          </Button>
        </form>
        <Button variant="default" disabled={busy} onClick={() => onSay({ hangup: true })}>
          {t('tests.hangUp')}
        </Button>
      </div>
    </section>
  );
}
