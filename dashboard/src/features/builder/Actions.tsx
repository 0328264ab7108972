import { NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { object, type Step, text } from '../../agent-doc/document';
import { t } from '../../shared/i18n';
import { Pairs } from './Pairs';
import { type RowProps, Rows } from './Rows';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The requests that a step sends before it goes on. */
export function Actions({ step }: { step: Step }) {
  return (
    <Rows
      step={step}
      field="actions"
      part="does"
      title={t('builder.does')}
      named={(action) => text(action.id)}
      fresh={(count) => ({ id: `request_${count + 1}`, method: 'GET', url: 'https://' })}
      add={t('builder.addAction')}
    >
      {(props) => <Action {...props} />}
    </Rows>
  );
}

function Action({ row: action, set }: RowProps) {
  return (
    <>
      <TextInput
        label={t('builder.actionId')}
        value={text(action.id)}
        onChange={(event) => set('id', event.currentTarget.value)}
      />
      <TextInput
        label={t('builder.name')}
        value={text(action.name)}
        onChange={(event) => set('name', event.currentTarget.value || undefined)}
      />
      <NativeSelect
        label={t('builder.method')}
        value={text(action.method) || 'GET'}
        data={METHODS}
        onChange={(event) => set('method', event.currentTarget.value)}
      />
      <TextInput
        label={t('builder.url')}
        value={text(action.url)}
        onChange={(event) => set('url', event.currentTarget.value)}
      />
      <Pairs
        label={t('builder.headers')}
        pairs={object(action.headers)}
        onChange={(to) => set('headers', to)}
      />
      <Textarea
        label={t('builder.body')}
        autosize
        value={text(action.body)}
        onChange={(event) => set('body', event.currentTarget.value || undefined)}
      />
      <Pairs
        label={t('builder.results')}
        pairs={object(action.results)}
        onChange={(to) => set('results', to)}
      />
      <NumberInput
        label={t('builder.timeout')}
        hideControls
        placeholder="10"
        value={typeof action.timeout_seconds === 'number' ? action.timeout_seconds : ''}
        onChange={(value) => set('timeout_seconds', typeof value === 'number' ? value : undefined)}
      />
    </>
  );
}
