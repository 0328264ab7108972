/** Any JSON; the document is kept as it came, unknown keys too. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}
export type AgentDoc = JsonObject;
export type Step = JsonObject;

/** Which way out of a step: a choice or a rule by its place, what is left, or nobody taking the call. */
export type RowPlace = `prompt.${number}` | `rules.${number}` | 'else' | 'on_failure';

/** A way out of a step. */
export interface Row {
  place: RowPlace;
  /** Of a choice its label, of a rule its id, else empty. */
  label: string;
  /** The id of the step it leads to, empty where it leads nowhere. */
  next: string;
  maxVisits: number | null;
  /** The id of the step it leads to after `maxVisits`. */
  after: string | null;
}

export const object = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
export const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
export const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** The steps in the document's order. */
export const stepsOf = (doc: AgentDoc): Step[] => list(doc.nodes).map(object);
export const idOf = (step: Step): string => text(step.id);
export const stepOf = (doc: AgentDoc, id: string): Step | undefined =>
  stepsOf(doc).find((step) => idOf(step) === id);

function row(place: RowPlace, label: string, exit: JsonObject): Row {
  return {
    place,
    label,
    next: text(exit.next),
    maxVisits: typeof exit.max_visits === 'number' ? exit.max_visits : null,
    after: typeof exit.then === 'string' ? exit.then : null,
  };
}

/** Its ways out, what is left last; of a transfer where nobody takes the call. */
export function rowsOf(step: Step): Row[] {
  if (step.type === 'transfer') {
    const next = text(step.on_failure);
    return [{ place: 'on_failure', label: '', next, maxVisits: null, after: null }];
  }
  if (step.type === 'end') return [];
  const outcomes = object(step.outcomes);
  const rows: Row[] = [
    ...list(outcomes.prompt).map((exit, i) =>
      row(`prompt.${i}`, text(object(exit).label), object(exit)),
    ),
    ...list(outcomes.rules).map((exit, i) =>
      row(`rules.${i}`, text(object(exit).id), object(exit)),
    ),
  ];
  if (outcomes.else !== undefined && outcomes.else !== null)
    rows.push(row('else', '', object(outcomes.else)));
  return rows;
}

/** The ids that a step leads to, as the server follows them. */
export function targetsOf(step: Step): string[] {
  return rowsOf(step).flatMap((way) => (way.after === null ? [way.next] : [way.next, way.after]));
}

/** Where one can go from each step: ids of steps that there are. */
function reachable(doc: AgentDoc): string[] {
  const steps = new Map<string, Step>();
  for (const step of stepsOf(doc)) if (!steps.has(idOf(step))) steps.set(idOf(step), step);
  const start = stepsOf(doc).find((step) => step.type === 'start');
  const found = new Set<string>();
  const ahead = start === undefined ? [] : [start];
  for (let at = 0; at < ahead.length; at++) {
    const step = ahead[at] as Step;
    if (found.has(idOf(step))) continue;
    found.add(idOf(step));
    for (const target of targetsOf(step)) {
      const next = steps.get(target);
      if (next !== undefined) ahead.push(next);
    }
  }
  return [...found];
}

/**
 * Step numbers by id, in their order, as the server counts: Start is 0, the others breadth first
 * from there, and those that cannot be reached come last in the document's order.
 */
export function numbersOf(doc: AgentDoc): Map<string, number> {
  const ids = new Set([...reachable(doc), ...stepsOf(doc).map(idOf)]);
  return new Map([...ids].map((id, number) => [id, number]));
}

/** How many steps can be reached: those with a greater number cannot. */
export const reachableCount = (doc: AgentDoc): number => reachable(doc).length;

/** Whether two values are the same JSON; the order of keys does not matter. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => same(item, b[i]));
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => key in b && same(a[key], b[key]))
  );
}

/** A document out of text that somebody pasted or chose. @throws SyntaxError where it is none */
export function readDocument(source: string): AgentDoc {
  const value = JSON.parse(source) as Json;
  const inner = object(value).document ?? value;
  if (!Array.isArray(object(inner).nodes)) throw new SyntaxError('nodes');
  return object(inner);
}

export const writeDocument = (doc: AgentDoc): string => `${JSON.stringify(doc, null, 2)}\n`;
