import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { idOf, type Json, rowsOf, type Step, stepOf, text } from '../../agent-doc/document';
import { connect, setStep } from '../../agent-doc/edits';
import { renameStep } from '../../agent-doc/rename';
import { t, word } from '../../shared/i18n';
import { AllowedPart } from '../../shared/role/Allowed';
import { Actions } from './Actions';
import { AgentSettings } from './AgentSettings';
import css from './builder.module.css';
import { Captures } from './Captures';
import { targetsFor, titleOf, useBuilder, useView } from './context';
import { rename } from './deeds';
import { GoesTo } from './GoesTo';
import { NumberField } from './NumberField';
import { Raw } from './Raw';
import { RenameField } from './RenameField';
import { Several, StepDeeds } from './Several';
import { Wrong } from './Wrong';

const HearStep = lazy(async () => ({ default: (await import('./HearStep')).HearStep }));

const EXPECTS = [
  '',
  'open',
  'yes_no',
  'choice',
  'number',
  'digits',
  'date',
  'time',
  'phone',
  'email',
  'name',
  'address',
];
const CONFIRM = ['', 'never', 'unsure', 'always'];
const FLAGS = ['verbatim', 'uninterrupted', 'spell_numbers'] as const;

/** Everything of the selected step; where none is selected, of the agent. */
export function Inspector() {
  const { editor, numbers } = useBuilder();
  const { history, selected } = useView(editor);
  const step = selected.length === 1 ? stepOf(history.present, selected[0] ?? '') : undefined;
  const several = selected.length > 1;
  const title = several
    ? t('builder.several', { count: selected.length })
    : step === undefined
      ? t('builder.agent')
      : titleOf(step, numbers);
  return (
    <section
      className={css.inspector}
      aria-label={title}
      id="inspector"
      // Where nothing in it takes the focus it is scrolled by keys itself.
      tabIndex={editor.frozen ? 0 : undefined}
    >
      <h2>{title}</h2>
      <AllowedPart deed="PUT /agent/{id}">
        {several ? (
          <Several />
        ) : step === undefined ? (
          <AgentSettings />
        ) : (
          <StepFields key={idOf(step)} step={step} />
        )}
      </AllowedPart>
    </section>
  );
}

function StepFields({ step }: { step: Step }) {
  const { editor, numbers, jump } = useBuilder();
  const id = idOf(step);
  const kind = text(step.type);
  const known = ['start', 'speak', 'transfer', 'end'].includes(kind);
  const set = (key: string, to: Json | undefined, typed = false) =>
    editor.apply(setStep(editor.doc, id, [key], to), typed ? `${id}.${key}` : null);
  if (!known)
    return (
      <>
        <p>{t('builder.unknownKind', { kind })}</p>
        <Raw step={step} />
      </>
    );
  const asks = kind === 'start' || kind === 'speak';
  return (
    <>
      <TextInput
        label={t('builder.name')}
        data-field="name"
        data-part="name"
        value={text(step.name)}
        onChange={(event) => set('name', event.currentTarget.value, true)}
      />
      <Wrong step={id} part="name" />
      {kind === 'speak' ? (
        <NativeSelect
          label={t('builder.whose')}
          data-field="mode"
          value={text(step.mode) || 'message'}
          data={['message', 'prompt'].map((value) => ({ value, label: word('whose', value) }))}
          onChange={(event) => set('mode', event.currentTarget.value)}
        />
      ) : null}
      <Textarea
        label={t('builder.says')}
        data-field="text"
        description={t('builder.saysHow')}
        data-part="says"
        autosize
        minRows={3}
        maxRows={14}
        value={text(step.text)}
        onChange={(event) => set('text', event.currentTarget.value, true)}
      />
      <Wrong step={id} part="says" />
      <Suspense>
        <HearStep text={text(step.text)} />
      </Suspense>
      {kind === 'speak' && step.mode === 'prompt' ? (
        <Textarea
          label={t('builder.fallback')}
          data-field="fallback"
          autosize
          value={text(step.fallback)}
          onChange={(event) => set('fallback', event.currentTarget.value || undefined, true)}
        />
      ) : null}
      {kind === 'speak'
        ? FLAGS.map((flag) => (
            <Checkbox
              key={flag}
              label={word('flag', flag)}
              data-field={flag}
              description={word('flagHow', flag)}
              checked={step[flag] === true}
              onChange={(event) => set(flag, event.currentTarget.checked || undefined)}
            />
          ))
        : null}
      {kind === 'transfer' ? <TransferFields step={step} /> : null}
      {asks ? (
        <>
          <NativeSelect
            label={t('builder.expects')}
            data-field="expects"
            description={t('builder.expectsHow')}
            data-part="expects"
            value={text(step.expects)}
            data={EXPECTS.map((value) => ({
              value,
              label: value === '' ? t('builder.inferred') : word('expects', value),
            }))}
            onChange={(event) => set('expects', event.currentTarget.value || undefined)}
          />
          <NativeSelect
            label={t('builder.confirm')}
            data-field="confirm"
            value={text(step.confirm)}
            data={CONFIRM.map((value) => ({
              value,
              label: value === '' ? t('builder.usual') : word('confirm', value),
            }))}
            onChange={(event) => set('confirm', event.currentTarget.value || undefined)}
          />
          <Wrong step={id} part="expects" />
          <Captures step={step} />
          <GoesTo step={step} />
        </>
      ) : null}
      {kind === 'transfer' ? (
        <>
          <NativeSelect
            label={word('way', 'on_failure')}
            data-field="on_failure"
            data-part="goes"
            value={rowsOf(step)[0]?.next ?? ''}
            data={[{ value: '', label: t('builder.nowhere') }, ...targetsFor(editor.doc, numbers)]}
            onChange={(event) =>
              editor.apply(connect(editor.doc, id, 'on_failure', event.currentTarget.value || null))
            }
          />
          <Wrong step={id} part="goes" />
        </>
      ) : null}
      {kind === 'speak' ? <Actions step={step} /> : null}
      <Wrong step={id} part="other" />
      <RenameField
        label={t('builder.stepId')}
        description={t('builder.stepIdHow')}
        part="id"
        field="id"
        value={id}
        rename={(to) => {
          const refused = rename(editor, id, to, renameStep(editor.doc, id, to));
          if (refused === null) jump(to, 'id');
          return refused;
        }}
      />
      <Raw step={step} />
      <StepDeeds />
    </>
  );
}

function TransferFields({ step }: { step: Step }) {
  const { editor } = useBuilder();
  const id = idOf(step);
  const set = (key: string, to: Json | undefined) =>
    editor.apply(setStep(editor.doc, id, [key], to), `${id}.${key}`);
  return (
    <>
      <NativeSelect
        label={t('builder.toWhom')}
        data-field="mode"
        value={text(step.mode)}
        data={['phone', 'agent'].map((value) => ({ value, label: word('toWhom', value) }))}
        onChange={(event) => set('mode', event.currentTarget.value)}
      />
      {step.mode === 'agent' ? (
        <TextInput
          label={t('builder.agentId')}
          data-field="agent_id"
          value={text(step.agent_id)}
          onChange={(event) => set('agent_id', event.currentTarget.value || undefined)}
        />
      ) : (
        <>
          <TextInput
            label={t('builder.number')}
            data-field="number"
            value={text(step.number)}
            onChange={(event) => set('number', event.currentTarget.value)}
          />
          <Checkbox
            label={t('builder.warm')}
            data-field="warm"
            checked={step.warm === true}
            onChange={(event) => set('warm', event.currentTarget.checked || undefined)}
          />
          {step.warm === true ? (
            <Textarea
              label={t('builder.briefing')}
              data-field="briefing"
              autosize
              value={text(step.briefing)}
              onChange={(event) => set('briefing', event.currentTarget.value || undefined)}
            />
          ) : null}
          <NumberField
            label={t('builder.ringSeconds')}
            data-field="ring_seconds"
            value={typeof step.ring_seconds === 'number' ? step.ring_seconds : ''}
            placeholder="30"
            onChange={(value) => set('ring_seconds', value)}
          />
        </>
      )}
    </>
  );
}
