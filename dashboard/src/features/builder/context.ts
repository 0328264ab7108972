import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import {
  type AgentDoc,
  idOf,
  numbersOf,
  type Row,
  type Step,
  stepOf,
  stepsOf,
  text,
} from '../../agent-doc/document';
import type { Problem } from '../../agent-doc/problems';
import { t, word } from '../../shared/i18n';
import type { Editor, View } from './Editor';

/** What all parts of the builder share. */
export interface Builder {
  editor: Editor;
  problems: Problem[];
  numbers: Map<string, number>;
  /** Selects a step, and takes the focus to a part of it. */
  jump: (step: string | null, part?: string) => void;
}

export const BuilderContext = createContext<Builder | null>(null);

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (builder === null) throw new Error('This is part of the builder.');
  return builder;
}

export function useView(editor: Editor): View {
  return useSyncExternalStore(editor.subscribe, editor.current, editor.current);
}

export function useDoc(): AgentDoc {
  return useView(useBuilder().editor).history.present;
}

export function useNumbers(doc: AgentDoc): Map<string, number> {
  return useMemo(() => numbersOf(doc), [doc]);
}

/** What people call a step: `2 · Ask for day and time`. */
export const titleOf = (step: Step, numbers: Map<string, number>): string =>
  t('builder.step', { number: numbers.get(idOf(step)) ?? 0, name: text(step.name) || idOf(step) });

/** Steps by their numbers, for choosing one. */
export function targetsFor(doc: AgentDoc, numbers: Map<string, number>) {
  return stepsOf(doc)
    .toSorted((a, b) => (numbers.get(idOf(a)) ?? 0) - (numbers.get(idOf(b)) ?? 0))
    .map((step) => ({ value: idOf(step), label: titleOf(step, numbers) }));
}

export const titleById = (doc: AgentDoc, id: string, numbers: Map<string, number>): string => {
  const step = stepOf(doc, id);
  return step === undefined ? t('builder.nowhere') : titleOf(step, numbers);
};

/** What people call a way out. */
export const labelOf = (row: Row): string =>
  row.label ||
  (row.place === 'else' || row.place === 'on_failure'
    ? word('way', row.place)
    : t('builder.noLabel'));
