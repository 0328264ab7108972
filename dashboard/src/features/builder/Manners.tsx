import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type Json, type JsonObject, object, text } from '../../agent-doc/document';
import { setDoc } from '../../agent-doc/edits';
import { t, word } from '../../shared/i18n';
import css from './builder.module.css';
import { targetsFor, useBuilder, useDoc } from './context';

/** What a callee may want at any time, as the document calls it. */
const MANNERS = [
  'greeting',
  'filler',
  'thanks',
  'repeat',
  'who',
  'what',
  'robot',
  'number',
  'hold',
  'later',
  'wrong',
  'absent',
  'optout',
  'person',
  'told',
  'angry',
  'bye',
  'question',
  'unsure',
  'unrelated',
  'language',
  'correction',
];

/** What the agent does about what a callee may want at any time, where that is not the usual. */
export function Manners() {
  const { editor } = useBuilder();
  const manners = object(object(useDoc().settings).manners);
  const left = MANNERS.filter((name) => manners[name] === undefined);
  return (
    <fieldset className={css.part} data-part="manners" tabIndex={-1}>
      <legend>{t('builder.manners')}</legend>
      <p className="muted">{t('builder.mannersHow')}</p>
      {MANNERS.filter((name) => manners[name] !== undefined).map((name) => (
        <Manner key={name} name={name} manner={object(manners[name])} />
      ))}
      {left.length === 0 ? null : (
        <NativeSelect
          label={t('builder.addManner')}
          value=""
          data={[
            { value: '', label: t('builder.choose') },
            ...left.map((value) => ({ value, label: word('manner', value) })),
          ]}
          onChange={(event) =>
            editor.apply(setDoc(editor.doc, ['settings', 'manners', event.currentTarget.value], {}))
          }
        />
      )}
    </fieldset>
  );
}

function Manner({ name, manner }: { name: string; manner: JsonObject }) {
  const { editor, numbers } = useBuilder();
  const path = ['settings', 'manners', name];
  const field = (key: string) => ({ 'data-field': [...path, key].join('.') });
  const set = (key: string, to: Json | undefined) =>
    editor.apply(setDoc(editor.doc, [...path, key], to), [...path, key].join('.'));
  const label = word('manner', name);
  return (
    <fieldset className={css.item} aria-label={label}>
      <strong>{label}</strong>
      <Checkbox
        {...field('off')}
        label={t('builder.mannerOff')}
        checked={manner.off === true}
        onChange={(event) => set('off', event.currentTarget.checked || undefined)}
      />
      <Textarea
        {...field('text')}
        label={t('builder.says')}
        placeholder={t('builder.mannerUsual')}
        autosize
        value={text(manner.text)}
        onChange={(event) => set('text', event.currentTarget.value || undefined)}
      />
      <TextInput
        {...field('outcome')}
        label={t('builder.mannerOutcome')}
        value={text(manner.outcome)}
        onChange={(event) => set('outcome', event.currentTarget.value || undefined)}
      />
      <NativeSelect
        {...field('next')}
        label={t('builder.leadsTo')}
        value={text(manner.next)}
        data={[{ value: '', label: t('builder.mannerStays') }, ...targetsFor(editor.doc, numbers)]}
        onChange={(event) => set('next', event.currentTarget.value || undefined)}
      />
      <Button
        size="compact-xs"
        variant="default"
        aria-label={t('builder.removeNamed', { name: label })}
        onClick={() => editor.apply(setDoc(editor.doc, path, undefined))}
      >
        {t('builder.mannerDo')}
      </Button>
    </fieldset>
  );
}
