import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  idOf,
  type Json,
  type JsonObject,
  list,
  object,
  type Step,
} from '../../agent-doc/document';
import { setStep } from '../../agent-doc/edits';
import type { Part } from '../../agent-doc/problems';
import { t } from '../../shared/i18n';
import css from './builder.module.css';
import { useBuilder } from './context';
import { Wrong } from './Wrong';

/** One of the rows: what it holds, and how it is changed. */
export interface RowProps {
  row: JsonObject;
  set: (key: string, to: Json | undefined) => void;
}

/** The rows of a list that a step has under `field`; each can be removed, and others added. */
export function Rows(props: {
  step: Step;
  field: string;
  /** What problems of it are found by. */
  part: Part;
  title: string;
  /** What a row is called. */
  named: (row: JsonObject) => string;
  /** What a new one holds, after so many. */
  fresh: (count: number) => JsonObject;
  add: string;
  children: (props: RowProps) => ReactNode;
}) {
  const { editor } = useBuilder();
  const { step, field, part } = props;
  const id = idOf(step);
  const rows = list(step[field]).map(object);
  const put = (at: number, to: JsonObject | undefined) =>
    editor.apply(setStep(editor.doc, id, [field, at], to));
  return (
    <fieldset className={css.part} data-part={part} tabIndex={-1}>
      <legend>{props.title}</legend>
      {rows.map((row, i) => (
        <div key={i} className={css.item}>
          {props.children({
            row,
            set: (key, to) =>
              editor.apply(
                setStep(editor.doc, id, [field, i, key], to),
                `${id}.${field}.${i}.${key}`,
              ),
          })}
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t('builder.removeNamed', { name: props.named(row) })}
            onClick={() => put(i, undefined)}
          >
            {t('builder.removeRow')}
          </Button>
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => put(rows.length, props.fresh(rows.length))}
      >
        {props.add}
      </Button>
      <Wrong step={id} part={part} />
    </fieldset>
  );
}
