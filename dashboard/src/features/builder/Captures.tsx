import { Button, NativeSelect, TextInput } from '@mantine/core';
import { idOf, type Json, list, object, type Step, text } from '../../agent-doc/document';
import { setStep } from '../../agent-doc/edits';
import { t, word } from '../../shared/i18n';
import css from './builder.module.css';
import { useBuilder } from './context';
import { Wrong } from './Wrong';

const FORMATS = [
  'text',
  'number',
  'boolean',
  'date',
  'time',
  'phone',
  'email',
  'name',
  'address',
  'choice',
];
const SOURCES = ['reply', 'conversation'];

/** The values that are taken out of a reply. */
export function Captures({ step }: { step: Step }) {
  const { editor } = useBuilder();
  const id = idOf(step);
  const variables = list(step.variables);
  const set = (at: number, key: string, to: Json | undefined) =>
    editor.apply(
      setStep(editor.doc, id, ['variables', at, key], to),
      `${id}.variables.${at}.${key}`,
    );
  return (
    <fieldset className={css.part} data-part="captures" tabIndex={-1}>
      <legend>{t('builder.captures')}</legend>
      {variables.map((one, i) => {
        const variable = object(one);
        return (
          <div key={i} className={css.item}>
            <TextInput
              label={t('builder.variable')}
              value={text(variable.name)}
              onChange={(event) => set(i, 'name', event.currentTarget.value)}
            />
            <NativeSelect
              label={t('builder.format')}
              value={text(variable.format) || 'text'}
              data={FORMATS.map((value) => ({ value, label: word('format', value) }))}
              onChange={(event) => set(i, 'format', event.currentTarget.value)}
            />
            <NativeSelect
              label={t('builder.source')}
              value={text(variable.source) || 'reply'}
              data={SOURCES.map((value) => ({ value, label: word('source', value) }))}
              onChange={(event) => set(i, 'source', event.currentTarget.value)}
            />
            <TextInput
              label={t('builder.instructions')}
              value={text(variable.instructions)}
              onChange={(event) => set(i, 'instructions', event.currentTarget.value || undefined)}
            />
            {variable.format === 'choice' ? (
              <TextInput
                label={t('builder.choices')}
                value={list(variable.choices).map(text).join(', ')}
                onChange={(event) => set(i, 'choices', event.currentTarget.value.split(/,\s?/))}
              />
            ) : null}
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('builder.removeNamed', { name: text(variable.name) })}
              onClick={() => editor.apply(setStep(editor.doc, id, ['variables', i], undefined))}
            >
              {t('builder.removeRow')}
            </Button>
          </div>
        );
      })}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() =>
          editor.apply(
            setStep(editor.doc, id, ['variables', variables.length], { name: '', format: 'text' }),
          )
        }
      >
        {t('builder.addVariable')}
      </Button>
      <Wrong step={id} part="captures" />
    </fieldset>
  );
}
