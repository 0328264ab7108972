import { NativeSelect, TextInput } from '@mantine/core';
import { list, type Step, text } from '../../agent-doc/document';
import { t, word } from '../../shared/i18n';
import { type RowProps, Rows } from './Rows';

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
  return (
    <Rows
      step={step}
      field="variables"
      part="captures"
      title={t('builder.captures')}
      named={(variable) => text(variable.name)}
      fresh={() => ({ name: '', format: 'text' })}
      add={t('builder.addVariable')}
    >
      {(props) => <Capture {...props} />}
    </Rows>
  );
}

function Capture({ row: variable, set }: RowProps) {
  return (
    <>
      <TextInput
        label={t('builder.variable')}
        value={text(variable.name)}
        onChange={(event) => set('name', event.currentTarget.value)}
      />
      <NativeSelect
        label={t('builder.format')}
        value={text(variable.format) || 'text'}
        data={FORMATS.map((value) => ({ value, label: word('format', value) }))}
        onChange={(event) => set('format', event.currentTarget.value)}
      />
      <NativeSelect
        label={t('builder.source')}
        value={text(variable.source) || 'reply'}
        data={SOURCES.map((value) => ({ value, label: word('source', value) }))}
        onChange={(event) => set('source', event.currentTarget.value)}
      />
      <TextInput
        label={t('builder.instructions')}
        value={text(variable.instructions)}
        onChange={(event) => set('instructions', event.currentTarget.value || undefined)}
      />
      {variable.format === 'choice' ? (
        <TextInput
          label={t('builder.choices')}
          value={list(variable.choices).map(text).join(', ')}
          onChange={(event) => set('choices', event.currentTarget.value.split(/,\s?/))}
        />
      ) : null}
    </>
  );
}
