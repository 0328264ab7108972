import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type Json, type JsonObject, list, object, text } from '../../agent-doc/document';
import { type Path, setStep } from '../../agent-doc/edits';
import { t, word } from '../../shared/i18n';
import css from './builder.module.css';
import { useBuilder } from './context';

const OPERATORS = [
  'is_not_empty',
  'is_empty',
  '==',
  '!=',
  '>',
  '>=',
  '<',
  '<=',
  'contains',
  'starts_with',
  'matches',
  'in',
];
const ALONE = ['is_not_empty', 'is_empty'];

interface ConditionsProps {
  id: string;
  path: Path;
  when: JsonObject;
}

/** What must hold for a rule to be taken. */
export function Conditions({ id, path, when }: ConditionsProps) {
  const { editor } = useBuilder();
  const mode = when.any === undefined ? 'all' : 'any';
  const conditions = list(when[mode]);
  const where = `outcomes.rules[].when.${mode}[]`;
  const set = (at: number, to: JsonObject, typed: string | null = null) =>
    editor.apply(
      setStep(editor.doc, id, [...path, mode, at], to),
      typed && `${id}.${path.join('.')}.${at}.${typed}`,
    );
  return (
    <>
      <NativeSelect
        aria-label={t('builder.mode')}
        value={mode}
        data={['all', 'any'].map((value) => ({ value, label: word('mode', value) }))}
        onChange={(event) =>
          editor.apply(setStep(editor.doc, id, path, { [event.currentTarget.value]: conditions }))
        }
      />
      {conditions.map((one, i) => {
        const condition = object(one);
        const operator = text(condition.operator);
        return (
          <div key={i} className={css.condition}>
            <TextInput
              aria-label={t('builder.operand')}
              data-field={`${where}.operand`}
              placeholder="{{name}}"
              value={text(condition.operand)}
              onChange={(event) =>
                set(i, { ...condition, operand: event.currentTarget.value }, 'operand')
              }
            />
            <NativeSelect
              aria-label={t('builder.operator')}
              data-field={`${where}.operator`}
              value={operator}
              data={OPERATORS.map((value) => ({ value, label: word('operator', value) }))}
              onChange={(event) => {
                const { value, ...rest } = condition;
                const to = event.currentTarget.value;
                set(
                  i,
                  ALONE.includes(to)
                    ? { ...rest, operator: to }
                    : { ...rest, operator: to, value: value ?? '' },
                );
              }}
            />
            {ALONE.includes(operator) ? null : (
              <TextInput
                aria-label={t('builder.value')}
                data-field={`${where}.value`}
                value={shown(condition.value)}
                onChange={(event) =>
                  set(
                    i,
                    { ...condition, value: read(operator, event.currentTarget.value) },
                    'value',
                  )
                }
              />
            )}
            {conditions.length > 1 ? (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t('builder.removeNamed', { name: text(condition.operand) })}
                onClick={() => editor.apply(setStep(editor.doc, id, [...path, mode, i], undefined))}
              >
                {t('builder.removeRow')}
              </Button>
            ) : null}
          </div>
        );
      })}
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => set(conditions.length, { operand: '', operator: 'is_not_empty' })}
      >
        {t('builder.addCondition')}
      </Button>
    </>
  );
}

/** A list is written with commas. */
const shown = (value: Json | undefined): string =>
  Array.isArray(value)
    ? value.map(String).join(', ')
    : value === undefined || value === null
      ? ''
      : String(value);

const read = (operator: string, typed: string): Json =>
  operator === 'in' ? typed.split(/,\s?/) : typed;
