import { Button, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { lazy, Suspense, useRef } from 'react';
import {
  idOf,
  type Json,
  type JsonObject,
  list,
  object,
  type Row,
  rowsOf,
  type Step,
  text,
} from '../../agent-doc/document';
import { addRow, connect, move, type Path, rowPath, setStep } from '../../agent-doc/edits';
import { renameRow } from '../../agent-doc/rename';
import { t, word } from '../../shared/i18n';
import css from './builder.module.css';
import { Conditions } from './Conditions';
import { labelOf, targetsFor, useBuilder } from './context';
import { rename } from './deeds';
import { NumberField } from './NumberField';
import { RenameField } from './RenameField';
import { Wrong } from './Wrong';

const TryReply = lazy(async () => ({ default: (await import('./TryReply')).TryReply }));

/** Where a step leads: by what the callee means, or by rules. */
export function GoesTo({ step }: { step: Step }) {
  const { editor } = useBuilder();
  const id = idOf(step);
  const outcomes = object(step.outcomes);
  const side = outcomes.rules === undefined ? 'prompt' : 'rules';
  // The side that is not shown is kept until the step is left.
  const other = useRef<Json>([]);
  const turn = (to: string) => {
    if (to === side) return;
    const { [side]: kept = [], ...rest } = outcomes;
    const next: JsonObject = { [to]: other.current, ...rest };
    if (to === 'rules' && next.else === undefined) next.else = { next: '' };
    other.current = kept;
    editor.apply(setStep(editor.doc, id, ['outcomes'], next));
  };
  return (
    <fieldset className={css.part} data-part="goes" tabIndex={-1}>
      <legend>{t('builder.goes')}</legend>
      <SegmentedControl
        aria-label={t('builder.how')}
        value={side}
        data={['prompt', 'rules'].map((value) => ({ value, label: word('side', value) }))}
        onChange={turn}
      />
      <Suspense>
        <TryReply step={step} />
      </Suspense>
      {rowsOf(step).map((row) => (
        <Way key={row.place} step={step} row={row} />
      ))}
      <div className={css.add}>
        <Button
          size="compact-sm"
          variant="default"
          onClick={({ currentTarget }) => {
            editor.apply(addRow(editor.doc, id, side));
            keepInSight(currentTarget);
          }}
        >
          {t('builder.addWay')}
        </Button>
        {outcomes.else === undefined ? (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() =>
              editor.apply(setStep(editor.doc, id, ['outcomes', 'else'], { next: '' }))
            }
          >
            {t('builder.addElse')}
          </Button>
        ) : null}
      </div>
      <Wrong step={id} part="goes" />
    </fieldset>
  );
}

/** What has the focus stays in sight when something new above it pushes it down. */
function keepInSight(button: HTMLElement) {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => button.scrollIntoView({ block: 'nearest' })),
  );
}

function Way({ step, row }: { step: Step; row: Row }) {
  const { editor, numbers } = useBuilder();
  const id = idOf(step);
  const [side = '', at = ''] = row.place.split('.');
  const path = rowPath(row.place);
  const exit = object(path.reduce<Json | undefined>(inside, step));
  const place = Number(at);
  const where = side === 'else' ? 'outcomes.else' : `outcomes.${side}[]`;
  const name = labelOf(row);
  const set = (key: string, to: Json | undefined) =>
    editor.apply(setStep(editor.doc, id, [...path, key], to), `${id}.${row.place}.${key}`);
  const targets = [{ value: '', label: t('builder.nowhere') }, ...targetsFor(editor.doc, numbers)];
  return (
    <fieldset className={css.item} data-row={row.place} aria-label={name}>
      {side === 'prompt' ? (
        <>
          <TextInput
            label={t('builder.label')}
            data-field="outcomes.prompt[].label"
            value={text(exit.label)}
            onChange={(event) => set('label', event.currentTarget.value)}
          />
          <Textarea
            label={t('builder.examples')}
            data-field="outcomes.prompt[].examples"
            autosize
            value={list(exit.examples).map(text).join('\n')}
            onChange={(event) =>
              set(
                'examples',
                event.currentTarget.value === '' ? [] : event.currentTarget.value.split('\n'),
              )
            }
          />
          {exit.suggested === undefined ? null : (
            <Textarea
              label={t('builder.suggested')}
              data-field="outcomes.prompt[].suggested"
              autosize
              value={list(exit.suggested).map(text).join('\n')}
              onChange={(event) =>
                set(
                  'suggested',
                  event.currentTarget.value === '' ? [] : event.currentTarget.value.split('\n'),
                )
              }
            />
          )}
        </>
      ) : side === 'rules' ? (
        <Conditions id={id} path={[...path, 'when']} when={object(exit.when)} />
      ) : (
        <strong>{name}</strong>
      )}
      {side === 'else' ? null : (
        <RenameField
          label={t('builder.rowId')}
          field={`${where}.id`}
          value={text(exit.id)}
          rename={(to) =>
            rename(editor, text(exit.id), to, renameRow(editor.doc, id, side, place, to))
          }
        />
      )}
      <NativeSelect
        label={t('builder.leadsTo')}
        data-field={`${where}.next`}
        value={row.next}
        data={
          targets.some((one) => one.value === row.next)
            ? targets
            : [{ value: row.next, label: t('builder.nowhere') }, ...targets.slice(1)]
        }
        error={row.next === ''}
        onChange={(event) =>
          editor.apply(connect(editor.doc, id, row.place, event.currentTarget.value || null))
        }
      />
      <NumberField
        label={t('builder.atMost')}
        data-field={`${where}.max_visits`}
        value={row.maxVisits ?? ''}
        onChange={(value) => set('max_visits', value)}
      />
      {row.maxVisits === null && row.after === null ? null : (
        <NativeSelect
          label={t('builder.afterwards')}
          data-field={`${where}.then`}
          value={row.after ?? ''}
          data={targets}
          onChange={(event) => set('then', event.currentTarget.value || undefined)}
        />
      )}
      <div className={css.add}>
        {side === 'else' ? null : (
          <>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('builder.upNamed', { name })}
              disabled={place === 0}
              onClick={() =>
                editor.apply(move(editor.doc, id, ['outcomes', side], place, place - 1))
              }
            >
              ↑
            </Button>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('builder.downNamed', { name })}
              onClick={() =>
                editor.apply(move(editor.doc, id, ['outcomes', side], place, place + 1))
              }
            >
              ↓
            </Button>
          </>
        )}
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t('builder.removeNamed', { name })}
          onClick={() => editor.apply(setStep(editor.doc, id, path, undefined))}
        >
          {t('builder.removeRow')}
        </Button>
      </div>
    </fieldset>
  );
}

const inside = (value: Json | undefined, key: Path[number]): Json | undefined =>
  typeof key === 'number' ? list(value)[key] : object(value)[key];
