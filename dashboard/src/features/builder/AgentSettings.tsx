import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { type Json, list, object, text } from '../../agent-doc/document';
import { type Path, setDoc } from '../../agent-doc/edits';
import { t, word } from '../../shared/i18n';
import css from './builder.module.css';
import { useBuilder, useDoc } from './context';
import { Manners } from './Manners';
import { NumberField } from './NumberField';
import { Wrong } from './Wrong';

const HearVoice = lazy(async () => ({ default: (await import('./HearStep')).HearVoice }));

const ABOUT = ['caller', 'purpose', 'callback_number', 'source', 'disclosure', 'language'];
const NUMBERS: [string, string][] = [
  ['silence_timeout_seconds', '4'],
  ['silence_retries', '4'],
  ['max_duration_seconds', '1800'],
  ['max_hold_seconds', '600'],
  ['ring_seconds', '30'],
];

/** What holds for the agent as a whole. */
export function AgentSettings() {
  const { editor } = useBuilder();
  const doc = useDoc();
  const settings = object(doc.settings);
  const voice = object(doc.voice);
  const model = object(doc.model);
  const voicemail = object(settings.voicemail);
  const ivr = object(settings.ivr);
  const set = (path: Path, to: Json | undefined) =>
    editor.apply(setDoc(editor.doc, path, to), path.join('.'));
  return (
    <>
      <Wrong step={null} part="agent" />
      <TextInput
        label={t('builder.language')}
        data-field="language"
        data-part="agent"
        value={text(doc.language)}
        placeholder="en"
        onChange={(event) => set(['language'], event.currentTarget.value || undefined)}
      />
      <fieldset className={css.part}>
        <legend>{t('builder.about')}</legend>
        {ABOUT.map((key) => (
          <TextInput
            key={key}
            label={word('about', key)}
            data-field={`about.${key}`}
            value={text(object(doc.about)[key])}
            onChange={(event) => set(['about', key], event.currentTarget.value || undefined)}
          />
        ))}
      </fieldset>
      <Textarea
        label={t('builder.persona')}
        data-field="advanced_prompt"
        description={t('builder.personaHow')}
        autosize
        minRows={3}
        value={text(doc.advanced_prompt)}
        onChange={(event) => set(['advanced_prompt'], event.currentTarget.value || undefined)}
      />
      <fieldset className={css.part}>
        <legend>{t('builder.voice')}</legend>
        <TextInput
          label={t('builder.engine')}
          data-field="voice.engine"
          value={text(voice.engine)}
          onChange={(event) => set(['voice', 'engine'], event.currentTarget.value || undefined)}
        />
        <TextInput
          label={t('builder.voiceId')}
          data-field="voice.id"
          value={text(voice.id)}
          onChange={(event) => set(['voice', 'id'], event.currentTarget.value || undefined)}
        />
        <NumberField
          label={t('builder.speed')}
          data-field="voice.speed"
          placeholder="1"
          value={typeof voice.speed === 'number' ? voice.speed : ''}
          onChange={(value) => set(['voice', 'speed'], value)}
        />
        <Suspense>
          <HearVoice />
        </Suspense>
      </fieldset>
      <fieldset className={css.part}>
        <legend>{t('builder.calls')}</legend>
        {NUMBERS.map(([key, usual]) => (
          <NumberField
            key={key}
            label={word('setting', key)}
            data-field={`settings.${key}`}
            placeholder={usual}
            value={typeof settings[key] === 'number' ? settings[key] : ''}
            onChange={(value) => set(['settings', key], value)}
          />
        ))}
        <NativeSelect
          label={t('builder.voicemail')}
          data-field="settings.voicemail.mode"
          value={text(voicemail.mode) || 'hang_up'}
          data={['hang_up', 'leave_message'].map((value) => ({
            value,
            label: word('voicemail', value),
          }))}
          onChange={(event) =>
            set(
              ['settings', 'voicemail'],
              event.currentTarget.value === 'hang_up'
                ? { mode: 'hang_up' }
                : { mode: 'leave_message', text: text(voicemail.text) },
            )
          }
        />
        {voicemail.mode === 'leave_message' ? (
          <Textarea
            label={t('builder.message')}
            data-field="settings.voicemail.text"
            autosize
            value={text(voicemail.text)}
            onChange={(event) => set(['settings', 'voicemail', 'text'], event.currentTarget.value)}
          />
        ) : null}
        <NativeSelect
          label={t('builder.ivr')}
          data-field="settings.ivr.mode"
          value={text(ivr.mode) || 'hang_up'}
          data={['hang_up', 'press'].map((value) => ({ value, label: word('ivr', value) }))}
          onChange={(event) =>
            set(
              ['settings', 'ivr'],
              event.currentTarget.value === 'hang_up'
                ? { mode: 'hang_up' }
                : { mode: 'press', digits: text(ivr.digits) },
            )
          }
        />
        {ivr.mode === 'press' ? (
          <TextInput
            label={t('builder.digits')}
            data-field="settings.ivr.digits"
            value={text(ivr.digits)}
            onChange={(event) => set(['settings', 'ivr', 'digits'], event.currentTarget.value)}
          />
        ) : null}
      </fieldset>
      <Manners />
      <fieldset className={css.part}>
        <legend>{t('builder.model')}</legend>
        <Checkbox
          label={t('builder.adapts')}
          data-field="settings.adapt_messages"
          checked={settings.adapt_messages === true}
          onChange={(event) =>
            set(['settings', 'adapt_messages'], event.currentTarget.checked || undefined)
          }
        />
        <TextInput
          label={t('builder.modelName')}
          data-field="model.name"
          value={text(model.name)}
          onChange={(event) =>
            event.currentTarget.value === ''
              ? set(['model'], undefined)
              : set(['model', 'name'], event.currentTarget.value)
          }
        />
        {doc.model === undefined ? null : (
          <NumberField
            label={t('builder.temperature')}
            data-field="model.temperature"
            placeholder="0.3"
            value={typeof model.temperature === 'number' ? model.temperature : ''}
            onChange={(value) => set(['model', 'temperature'], value)}
          />
        )}
        <TextInput
          label={t('builder.knowledge')}
          data-field="knowledge"
          value={list(doc.knowledge).map(text).join(', ')}
          onChange={(event) =>
            set(
              ['knowledge'],
              event.currentTarget.value === ''
                ? undefined
                : event.currentTarget.value.split(/,\s?/),
            )
          }
        />
      </fieldset>
    </>
  );
}
