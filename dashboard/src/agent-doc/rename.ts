import {
  type AgentDoc,
  idOf,
  type Json,
  list,
  object,
  type Step,
  stepOf,
  stepsOf,
  text,
} from './document';
import { setStep } from './edits';
import { canBeVariable, each, renamedReferences } from './references';

/** A document in which something has another name, and in how many other places it was named. */
export interface Renamed {
  doc: AgentDoc;
  count: number;
}

/** Why something cannot be called so. */
export type Refused = 'bad' | 'taken' | 'reserved';

const ID = /^[A-Za-z0-9_-]{1,64}$/;
const VARIABLE = /^[\p{L}_][\p{L}\p{N}_]{0,63}$/u;

const TARGETS = [
  ['nodes', '*', 'on_failure'],
  ...['prompt', 'rules'].flatMap((side) =>
    ['next', 'then'].map((key) => ['nodes', '*', 'outcomes', side, '*', key]),
  ),
  ['nodes', '*', 'outcomes', 'else', 'next'],
  ['nodes', '*', 'outcomes', 'else', 'then'],
  ['settings', 'manners', '*', 'next'],
];

const actionIds = (step: Step | undefined): string[] =>
  list(step?.actions).map((action) => text(object(action).id));

/** A step by another id, with all that lead to it or read what its requests came to. */
export function renameStep(doc: AgentDoc, from: string, to: string): Renamed | Refused {
  if (!ID.test(to)) return 'bad';
  if (stepOf(doc, to) !== undefined) return 'taken';
  let count = 0;
  let named: Json = doc;
  const lead = (target: Json) => {
    if (target === from) count++;
    return target === from ? to : target;
  };
  for (const way of TARGETS) named = each(named, way, lead);
  const fates = new Map(
    actionIds(stepOf(doc, from)).map((id) => [`${from}.${id}.status`, `${to}.${id}.status`]),
  );
  const read = renamedReferences(object(named), (name) => fates.get(name) ?? name);
  const whole = each(read.doc, ['nodes', '*'], (step) =>
    idOf(object(step)) === from ? { ...object(step), id: to } : step,
  );
  return { doc: object(whole), count: count + read.count };
}

/** The places where values come under a name: captured, or taken out of an answer. */
function setters(doc: AgentDoc, name: string): number {
  return stepsOf(doc).reduce((sum, step) => {
    const captured = list(step.variables).filter((one) => object(one).name === name).length;
    const read = list(step.actions).filter((one) => name in object(object(one).results)).length;
    return sum + captured + read;
  }, 0);
}

/** A variable by another name, in all steps that set it and in all places that read it. */
export function renameVariable(doc: AgentDoc, from: string, to: string): Renamed | Refused {
  if (!VARIABLE.test(to)) return 'bad';
  if (!canBeVariable(to)) return 'reserved';
  if (setters(doc, to) > 0) return 'taken';
  const read = renamedReferences(doc, (name) => (name === from ? to : name));
  let named: Json = each(read.doc, ['nodes', '*', 'variables', '*', 'name'], (name) =>
    name === from ? to : name,
  );
  named = each(named, ['nodes', '*', 'actions', '*', 'results'], (results) =>
    Object.fromEntries(
      Object.entries(object(results)).map(([name, where]) => [name === from ? to : name, where]),
    ),
  );
  return { doc: object(named), count: read.count + Math.max(0, setters(doc, from) - 1) };
}

/** A request of a step by another id, with all that read what it came to. */
export function renameAction(
  doc: AgentDoc,
  step: string,
  at: number,
  to: string,
): Renamed | Refused {
  const ids = actionIds(stepOf(doc, step));
  const from = ids[at] ?? '';
  if (!ID.test(to)) return 'bad';
  if (ids.includes(to)) return 'taken';
  const shared =
    stepsOf(doc)
      .flatMap(actionIds)
      .filter((id) => id === from).length > 1;
  const fates = new Map([[`${step}.${from}.status`, `${step}.${to}.status`]]);
  // Without its step's id it is that of any request so called.
  if (!shared) fates.set(`${from}.status`, `${to}.status`);
  const read = renamedReferences(doc, (name) => fates.get(name) ?? name);
  return { doc: setStep(read.doc, step, ['actions', at, 'id'], to), count: read.count };
}

/** A way out of a step by another id, with what an agent does where it would take that way. */
export function renameRow(
  doc: AgentDoc,
  step: string,
  side: string,
  at: number,
  to: string,
): Renamed | Refused {
  const idsIn = (one: Step | undefined) =>
    ['prompt', 'rules'].flatMap((key) =>
      list(object(one?.outcomes)[key]).map((row) => text(object(row).id)),
    );
  const ids = idsIn(stepOf(doc, step));
  const from = text(object(list(object(stepOf(doc, step)?.outcomes)[side])[at]).id);
  if (to.trim() === '' || to.length > 200) return 'bad';
  if (ids.includes(to)) return 'taken';
  let count = 0;
  let named: Json = doc;
  if (
    stepsOf(doc)
      .flatMap(idsIn)
      .filter((id) => id === from).length === 1
  )
    named = each(named, ['settings', 'manners', '*', 'outcome'], (outcome) => {
      if (outcome === from) count++;
      return outcome === from ? to : outcome;
    });
  return { doc: setStep(object(named), step, ['outcomes', side, at, 'id'], to), count };
}
