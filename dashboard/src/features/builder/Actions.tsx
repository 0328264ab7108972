import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import {
  idOf,
  type Json,
  type JsonObject,
  list,
  object,
  type Step,
  text,
} from '../../agent-doc/document';
import { setStep } from '../../agent-doc/edits';
import { renameAction } from '../../agent-doc/rename';
import { t } from '../../shared/i18n';
import css from './builder.module.css';
import { useBuilder } from './context';
import { rename } from './deeds';
import { NumberField } from './NumberField';
import { Pairs } from './Pairs';
import { RenameField } from './RenameField';
import { Wrong } from './Wrong';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The requests that a step sends before it goes on. */
export function Actions({ step }: { step: Step }) {
  const { editor } = useBuilder();
  const id = idOf(step);
  const actions = list(step.actions);
  const set = (at: number, key: string, to: Json | undefined) =>
    editor.apply(setStep(editor.doc, id, ['actions', at, key], to), `${id}.actions.${at}.${key}`);
  const fresh = (): JsonObject => ({
    id: `request_${actions.length + 1}`,
    method: 'GET',
    url: 'https://',
  });
  return (
    <fieldset className={css.part} data-part="does" tabIndex={-1}>
      <legend>{t('builder.does')}</legend>
      {actions.map((one, i) => {
        const action = object(one);
        return (
          <div key={i} className={css.item}>
            <RenameField
              label={t('builder.actionId')}
              field="actions[].id"
              value={text(action.id)}
              rename={(to) =>
                rename(editor, text(action.id), to, renameAction(editor.doc, id, i, to))
              }
            />
            <TextInput
              label={t('builder.name')}
              data-field="actions[].name"
              value={text(action.name)}
              onChange={(event) => set(i, 'name', event.currentTarget.value || undefined)}
            />
            <NativeSelect
              label={t('builder.method')}
              data-field="actions[].method"
              value={text(action.method) || 'GET'}
              data={METHODS}
              onChange={(event) => set(i, 'method', event.currentTarget.value)}
            />
            <TextInput
              label={t('builder.url')}
              data-field="actions[].url"
              value={text(action.url)}
              onChange={(event) => set(i, 'url', event.currentTarget.value)}
            />
            <Pairs
              label={t('builder.headers')}
              field="actions[].headers"
              pairs={object(action.headers)}
              onChange={(to) => set(i, 'headers', to)}
            />
            <Textarea
              label={t('builder.body')}
              data-field="actions[].body"
              autosize
              value={text(action.body)}
              onChange={(event) => set(i, 'body', event.currentTarget.value || undefined)}
            />
            <Pairs
              label={t('builder.results')}
              field="actions[].results"
              pairs={object(action.results)}
              onChange={(to) => set(i, 'results', to)}
            />
            <NumberField
              label={t('builder.timeout')}
              data-field="actions[].timeout_seconds"
              placeholder="10"
              value={typeof action.timeout_seconds === 'number' ? action.timeout_seconds : ''}
              onChange={(value) => set(i, 'timeout_seconds', value)}
            />
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('builder.removeNamed', { name: text(action.id) })}
              onClick={() => editor.apply(setStep(editor.doc, id, ['actions', i], undefined))}
            >
              {t('builder.removeRow')}
            </Button>
          </div>
        );
      })}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => editor.apply(setStep(editor.doc, id, ['actions', actions.length], fresh()))}
      >
        {t('builder.addAction')}
      </Button>
      <Wrong step={id} part="does" />
    </fieldset>
  );
}
