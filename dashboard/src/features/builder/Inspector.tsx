import { Button, Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { idOf, type Json, rowsOf, type Step, stepOf, text } from '../../agent-doc/document';
import { connect, paste, removeSteps, setStep } from '../../agent-doc/edits';
import { t, word } from '../../shared/i18n';
import { Actions } from './Actions';
import { AgentSettings } from './AgentSettings';
import css from './builder.module.css';
import { Captures } from './Captures';
import { targetsFor, titleOf, useBuilder, useView } from './context';
import { GoesTo } from './GoesTo';
import { Raw } from './Raw';
import { Wrong } from './Wrong';

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
  return (
    <section
      className={css.inspector}
      aria-label={step === undefined ? t('builder.agent') : titleOf(step, numbers)}
      id="inspector"
    >
      <h2>{step === undefined ? t('builder.agent') : titleOf(step, numbers)}</h2>
      {step === undefined ? <AgentSettings /> : <StepFields key={idOf(step)} step={step} />}
    </section>
  );
}

function StepFields({ step }: { step: Step }) {
  const { editor, numbers } = useBuilder();
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
        data-part="name"
        value={text(step.name)}
        onChange={(event) => set('name', event.currentTarget.value, true)}
      />
      <Wrong step={id} part="name" />
      {kind === 'speak' ? (
        <NativeSelect
          label={t('builder.whose')}
          value={text(step.mode) || 'message'}
          data={['message', 'prompt'].map((value) => ({ value, label: word('whose', value) }))}
          onChange={(event) => set('mode', event.currentTarget.value)}
        />
      ) : null}
      <Textarea
        label={t('builder.says')}
        description={t('builder.saysHow')}
        data-part="says"
        autosize
        minRows={3}
        maxRows={14}
        value={text(step.text)}
        onChange={(event) => set('text', event.currentTarget.value, true)}
      />
      <Wrong step={id} part="says" />
      {kind === 'speak' && step.mode === 'prompt' ? (
        <Textarea
          label={t('builder.fallback')}
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
      <Raw step={step} />
      {kind === 'start' ? null : (
        <div className={css.add}>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              const made = paste(editor.doc, [step], { x: 32, y: 32 });
              editor.apply(made.doc);
              editor.select(made.ids);
            }}
          >
            {t('builder.duplicate')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => editor.apply(removeSteps(editor.doc, [id]))}
          >
            {t('builder.remove')}
          </Button>
        </div>
      )}
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
        value={text(step.mode)}
        data={['phone', 'agent'].map((value) => ({ value, label: word('toWhom', value) }))}
        onChange={(event) => set('mode', event.currentTarget.value)}
      />
      {step.mode === 'agent' ? (
        <TextInput
          label={t('builder.agentId')}
          value={text(step.agent_id)}
          onChange={(event) => set('agent_id', event.currentTarget.value || undefined)}
        />
      ) : (
        <>
          <TextInput
            label={t('builder.number')}
            value={text(step.number)}
            onChange={(event) => set('number', event.currentTarget.value)}
          />
          <Checkbox
            label={t('builder.warm')}
            checked={step.warm === true}
            onChange={(event) => set('warm', event.currentTarget.checked || undefined)}
          />
          {step.warm === true ? (
            <Textarea
              label={t('builder.briefing')}
              autosize
              value={text(step.briefing)}
              onChange={(event) => set('briefing', event.currentTarget.value || undefined)}
            />
          ) : null}
          <NumberInput
            label={t('builder.ringSeconds')}
            hideControls
            value={typeof step.ring_seconds === 'number' ? step.ring_seconds : ''}
            placeholder="30"
            onChange={(value) => set('ring_seconds', typeof value === 'number' ? value : undefined)}
          />
        </>
      )}
    </>
  );
}
