import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { idOf, type Json, type Step } from '../../agent-doc/document';
import { replaceStep } from '../../agent-doc/edits';
import { t } from '../../shared/i18n';
import css from './builder.module.css';
import { useBuilder } from './context';

/** What was typed, where it is an object; what is wrong with it otherwise. */
function read(typed: string): { step: Step } | { wrong: string } {
  try {
    const value = JSON.parse(typed) as Json;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { step: value }
      : { wrong: t('builder.rawObject') };
  } catch (failure) {
    return { wrong: failure instanceof Error ? failure.message : String(failure) };
  }
}

/** A step as it stands in the document. */
export function Raw({ step }: { step: Step }) {
  const { editor } = useBuilder();
  const now = JSON.stringify(step, null, 2);
  const [typed, setTyped] = useState<string | null>(null);
  const found = typed === null ? { step } : read(typed);
  return (
    <details className={css.raw}>
      <summary>{t('builder.raw')}</summary>
      <Textarea
        aria-label={t('builder.raw')}
        classNames={{ input: 'mono' }}
        autosize
        maxRows={24}
        spellCheck={false}
        value={typed ?? now}
        error={'wrong' in found ? found.wrong : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button
        size="compact-sm"
        variant="default"
        disabled={typed === null || 'wrong' in found}
        onClick={() => {
          if ('wrong' in found) return;
          editor.apply(replaceStep(editor.doc, idOf(step), found.step));
          setTyped(null);
        }}
      >
        {t('builder.rawTake')}
      </Button>
    </details>
  );
}
