import { Button, NativeSelect, TextInput } from '@mantine/core';
import { idOf, type Json, list, object, type Step, text } from '../../agent-doc/document';
import { setStep } from '../../agent-doc/edits';
import { usesOf } from '../../agent-doc/references';
import { renameVariable } from '../../agent-doc/rename';
import { t, word } from '../../shared/i18n';
import css from './builder.module.css';
import { useBuilder } from './context';
import { rename } from './deeds';
import { RenameField } from './RenameField';
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
  /** Everywhere; or only here, where the new name is of another variable that there is. */
  const renamed = (at: number, from: string, to: string) => {
    const found = renameVariable(editor.doc, from, to);
    if (from !== '' && found !== 'taken') return rename(editor, from, to, found);
    if (typeof found === 'string' && found !== 'taken') return found;
    set(at, 'name', to);
    return null;
  };
  return (
    <fieldset className={css.part} data-part="captures" tabIndex={-1}>
      <legend>{t('builder.captures')}</legend>
      {variables.map((one, i) => {
        const variable = object(one);
        return (
          <div key={i} className={css.item}>
            <RenameField
              label={t('builder.variable')}
              field="variables[].name"
              description={t('builder.uses', { count: usesOf(editor.doc, text(variable.name)) })}
              value={text(variable.name)}
              rename={(to) => renamed(i, text(variable.name), to)}
            />
            <NativeSelect
              label={t('builder.format')}
              data-field="variables[].format"
              value={text(variable.format) || 'text'}
              data={FORMATS.map((value) => ({ value, label: word('format', value) }))}
              onChange={(event) => set(i, 'format', event.currentTarget.value)}
            />
            <NativeSelect
              label={t('builder.source')}
              data-field="variables[].source"
              value={text(variable.source) || 'reply'}
              data={SOURCES.map((value) => ({ value, label: word('source', value) }))}
              onChange={(event) => set(i, 'source', event.currentTarget.value)}
            />
            <TextInput
              label={t('builder.instructions')}
              data-field="variables[].instructions"
              value={text(variable.instructions)}
              onChange={(event) => set(i, 'instructions', event.currentTarget.value || undefined)}
            />
            {variable.format === 'choice' ? (
              <TextInput
                label={t('builder.choices')}
                data-field="variables[].choices"
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
